import type { DiagnosticCode } from "../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { fileTrouble } from "../host/file-trouble.ts";
import type { Host } from "../host/host.ts";

/** A file that something names: where it lies, and how it is spoken of. */
export interface NamedFile {
  /** Absolute. */
  path: string;
  /** Where it is named. */
  place: Place;
  /** What findings say of it. */
  params: Readonly<Record<string, string>> & { path: string };
  /** What it is where nothing is there. */
  missing: DiagnosticCode;
  /** What it is where something is there that can't be read. */
  unusable?: DiagnosticCode;
}

/** Reads a file that something names. Whatever hinders that is one finding, at the place where it is named. */
export async function readNamed(
  { path, place, params, missing, unusable = "file-unusable" }: NamedFile,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Uint8Array | undefined> {
  try {
    const bytes = await host.read(path);
    if (bytes) return bytes;
    // A folder has no bytes either.
    if (await host.stat(path)) diagnostics.add(unusable, place, { ...params, reason: "no-file-folder" });
    else diagnostics.add(missing, place, params);
  } catch (error) {
    diagnostics.add(unusable, place, { ...params, reason: fileTrouble(error) });
  }
  return undefined;
}
