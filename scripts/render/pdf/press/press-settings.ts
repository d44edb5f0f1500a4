import { join } from "node:path";
import { foldLines } from "../../../document/fold.ts";
import type { PrintSettings } from "../../../document/print-settings.ts";
import type { Publication } from "../../../document/publication.ts";
import type { GivenInks } from "../../../document/theme.ts";
import type { Host } from "../../../host/host.ts";
import { type InkLook, readInkProfile } from "../../assets/ink-profile.ts";
import { type WrittenGround, writtenGrounds } from "./may-overprint.ts";

/** Everything that makes a press PDF out of a finished one. Lengths in mm. */
export interface PressSettings {
  bleed: number;
  marks: PrintSettings["marks"];
  /** Where each page is folded, from its trimmed left edge; pages beyond the list are not. */
  folds: readonly (readonly number[])[];
  /** Inks that the theme gives by hand, those that count first. */
  givenInks: readonly GivenInks[];
  inkLimit: number;
  /** What is written on, as the theme has it. */
  grounds: readonly WrittenGround[];
  profile: PrintProfile;
}

/** The printing process that inks are meant for. */
export interface PrintProfile {
  /** Absolute path. */
  path: string;
  bytes: Uint8Array;
  /** Name in the ICC's registry of characterisation data; `Custom` for a printer's own profile. */
  identifier: string;
  /** How inks look by it; undefined where it has no table that can be read. */
  look: InkLook | undefined;
}

/** Coated paper by ISO 12647-2, from the characterisation data FOGRA39L; `tests/media/make-profile.ts` makes it. */
const builtIn = ["templates", "_base", "profiles", "coated-fogra39.icc"];

/** The settings of a publication's press PDF, with its profile loaded. */
export async function pressSettings(
  { page, print, theme, dir }: Publication,
  host: Host,
): Promise<PressSettings> {
  const path = print.icc?.path ?? join(host.packageRoot, ...builtIn);
  const bytes = await host.read(path);
  if (!bytes) throw new Error(`The printing profile ${path} vanished during the build.`);
  const { fold, width } = page;
  const lines = (side: "outside" | "inside"): number[] => {
    const fromStart = fold ? foldLines(fold, side) : [];
    return dir === "rtl" ? fromStart.map((line) => width - line) : fromStart;
  };
  return {
    bleed: print.bleed,
    marks: print.marks,
    folds: [lines("outside"), lines("inside")],
    givenInks: theme.givenInks,
    inkLimit: print.inkLimit,
    grounds: writtenGrounds(theme),
    profile: { path, bytes, identifier: print.icc ? "Custom" : "FOGRA39", look: readInkProfile(bytes) },
  };
}
