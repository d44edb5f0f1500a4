import { dirname, resolve } from "node:path";
import type { DocumentModel } from "../document/document-model.ts";
import {
  type AskedPrintSettings,
  defaultPrintSettings,
  type PrintSettings,
} from "../document/print-settings.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { sha256 } from "../host/sha256.ts";
import { isInside } from "../host/workspace-paths.ts";
import { readNamed } from "./read-named.ts";

/** A profile's address: what it starts at, and where it is written. */
interface ProfileSource {
  folder: string;
  place: Place;
}

/** `print:` of the document over that of the configuration over the defaults; a profile that can't be used is an error. */
export async function readPrintSettings(
  document: DocumentModel,
  {
    path,
    host,
    config,
  }: {
    /** Absolute path of the document's Markdown. */
    path: string;
    host: Host;
    config: { root: string; print: AskedPrintSettings; placeOf(setting: string): Place };
  },
  diagnostics: Diagnostics,
): Promise<PrintSettings> {
  const { root } = config;
  const { icc: configured, ...general } = config.print;
  const { icc: asked, ...own } = document.meta.print;
  const profile = (address: string | undefined, source: ProfileSource): Promise<PrintSettings["icc"]> =>
    address === undefined
      ? Promise.resolve(undefined)
      : readProfile(address, source, root, host, diagnostics);
  const fromConfig = await profile(configured, { folder: root, place: config.placeOf("print.icc") });
  const place = document.places.get("print.icc") ?? { file: document.path };
  const icc = asked === undefined ? fromConfig : await profile(asked, { folder: dirname(path), place });
  return { ...defaultPrintSettings, ...general, ...own, ...(icc && { icc }) };
}

/** An ICC profile for printing: `acsp` at byte 36, colour space `CMYK` at byte 16 (ICC.1 §7.2). */
async function readProfile(
  address: string,
  { folder, place }: ProfileSource,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<PrintSettings["icc"]> {
  const path = resolve(folder, address);
  if (!isInside(root, path)) {
    diagnostics.add("path-outside-workspace", place, { path: address });
    return undefined;
  }
  const bytes = await readNamed(
    { path, place, params: { path: address, reason: "no-such-file" }, missing: "profile-invalid" },
    host,
    diagnostics,
  );
  if (!bytes) return undefined;
  const ascii = (at: number): string => String.fromCharCode(...bytes.slice(at, at + 4));
  if (ascii(36) !== "acsp")
    diagnostics.add("profile-invalid", place, { path: address, reason: "not-a-profile" });
  else if (ascii(16) !== "CMYK")
    diagnostics.add("profile-invalid", place, { path: address, reason: "not-cmyk" });
  else return { path, hash: sha256(bytes) };
  return undefined;
}
