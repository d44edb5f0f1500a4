import type { DiagnosticCode } from "../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { findFile } from "./find-file.ts";
import { readNamed } from "./read-named.ts";

/** What looking for a file that a text refers to needs. */
export interface Lookup {
  host: Host;
  /** The workspace: nothing outside of it is ever read. */
  root: string;
  /** Where relative addresses start. */
  folder: string;
  place: Place;
  diagnostics: Diagnostics;
  /** See `ReadContext`. */
  drawings?: Drawings | undefined;
}

/** What only those who draw an SVG can tell of it. */
export interface Drawings {
  /** What is drawn in it as its `viewBox`, in px; undefined where nothing is. */
  measure(
    svg: Uint8Array,
  ): Promise<readonly [x: number, y: number, width: number, height: number] | undefined>;
  /** Whether it can be drawn at all: one that is torn is shown by browsers up to there, and by Word not at all. */
  canBeDrawn(svg: Uint8Array): Promise<boolean>;
  /** Whether that takes no more than ten seconds. */
  isDrawnSoon(svg: Uint8Array, host: Host): Promise<boolean>;
  /** What of its words is not seen everywhere. */
  checkWords(
    svg: Uint8Array,
    host: Host,
  ): Promise<{ reason: "drawing-html" | "drawing-signs"; signs: string } | undefined>;
}

/** The absolute path behind an address, if it is inside the workspace and can be read; `missing` names the finding where nothing is. */
export async function locateFile(
  address: string,
  missing: DiagnosticCode,
  { host, root, folder, place, diagnostics }: Lookup,
): Promise<string | undefined> {
  const path = await findFile(address, { host, root, folder });
  if (path === "outside") {
    diagnostics.add("path-outside-workspace", place, { path: address });
    return undefined;
  }
  // Whoever asks reads it next, and gets what has been read here.
  const bytes = await readNamed({ path, place, params: { path: address }, missing }, host, diagnostics);
  return bytes && path;
}
