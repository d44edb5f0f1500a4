import { basename } from "node:path";
import type { Letterhead } from "../document/letterhead.ts";
import { messageOf } from "../document/message-of.ts";
import type { FilePicture } from "../document/picture-request.ts";
import type { Theme } from "../document/theme.ts";
import { createDiagnostics, type Diagnostics } from "../findings/diagnostics.ts";
import { readLetterhead } from "../letterhead/read-letterhead.ts";
import { type ReferenceDoc, readReference } from "../letterhead/read-reference.ts";
import type { FoundPicture, LetterheadFault } from "../letterhead/reading.ts";
import type { Lookup } from "./locate-file.ts";
import { readNamed } from "./read-named.ts";
import { judgePicture } from "./read-picture.ts";

/** What opening a letterhead needs beside its path. */
export interface LetterheadRequest extends Pick<Lookup, "host" | "place" | "drawings"> {
  /** Absolute path of the Word file. */
  path: string;
  theme: Theme;
  /** Other formats than Word show it, so that what they can't show is told. */
  isDrawn: boolean;
}

/** The letterhead in a Word file; undefined for one that can't be read, which is told. A file that is not there has been told of. */
export async function openLetterhead(
  { host, place, drawings, path, theme, isDrawn }: LetterheadRequest,
  diagnostics: Diagnostics,
): Promise<Letterhead | undefined> {
  const name = basename(path);
  // A file that can't be read was told of when the front matter was read.
  const named = { path, place, params: { path: name }, missing: "reference-doc-missing" } as const;
  const bytes = await readNamed(named, host, createDiagnostics());
  const reference = bytes && openReference(bytes, name, place, diagnostics);
  if (!reference) return undefined;
  const { letterhead, pictures, faults } = readLetterhead(reference, name, familiesOf(theme));
  const told = isDrawn ? diagnostics : createDiagnostics();
  const shown: Record<string, FilePicture> = {};
  for (const [key, picture] of pictures) {
    const judged = await judge(picture, name, { host, place, drawings, diagnostics: told });
    if (judged) shown[key] = { ...judged, path, part: picture.part };
  }
  if (isDrawn && reference.hasOthers) diagnostics.add("letterhead-sections", place, { path: name });
  for (const fault of faults) tell(fault, name, { place, diagnostics, isDrawn, theme });
  return { ...letterhead, pictures: shown };
}

function openReference(
  bytes: Uint8Array,
  path: string,
  place: Lookup["place"],
  diagnostics: Diagnostics,
): ReferenceDoc | undefined {
  try {
    return readReference(bytes);
  } catch (error) {
    diagnostics.add("reference-doc-invalid", place, { path, reason: messageOf(error) });
    return undefined;
  }
}

/** Word names pictures by what they are, but for their capitals. */
function judge(
  { part, bytes }: FoundPicture,
  name: string,
  lookup: Pick<Lookup, "host" | "place" | "diagnostics" | "drawings">,
): Promise<FilePicture | undefined> {
  return judgePicture(bytes, part, `${name}/${part}`, lookup);
}

function tell(
  fault: LetterheadFault,
  path: string,
  {
    place,
    diagnostics,
    isDrawn,
    theme,
  }: Pick<LetterheadRequest, "place" | "isDrawn" | "theme"> & { diagnostics: Diagnostics },
): void {
  if (fault.kind === "undescribed")
    diagnostics.add("letterhead-alt-missing", place, { path, name: fault.name });
  if (!isDrawn) return;
  if (fault.kind === "font")
    diagnostics.add("letterhead-font", place, {
      path,
      font: fault.font,
      family: theme.fonts[fault.family].name,
    });
  if (fault.kind === "not-shown")
    diagnostics.add(isDecoration.has(fault.reason) ? "letterhead-object" : "letterhead-picture", place, {
      path,
      name: fault.name,
      reason: fault.reason,
    });
}

/** What a letterhead can do without: nobody's name or arms are drawn by it. */
const isDecoration: ReadonlySet<string> = new Set(["drawn-shape", "sign-of-font"]);

/** The theme's own families; those of other scripts are found by the letters. */
function familiesOf({ fonts }: Theme): Map<string, "sans" | "serif" | "mono"> {
  const families = (["mono", "serif", "sans"] as const).map(
    (family) => [fonts[family].name.toLowerCase(), family] as const,
  );
  return new Map(families);
}
