import { resolve } from "node:path";
import type { DiagnosticCode } from "../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { isInside } from "../host/workspace-paths.ts";

/** What looking for a file that a text refers to needs. */
export interface Lookup {
  host: Host;
  /** The workspace: nothing outside of it is ever read. */
  root: string;
  /** Where relative addresses start. */
  folder: string;
  place: Place;
  diagnostics: Diagnostics;
}

/** The absolute path behind an address, if it is inside the workspace and there; `missing` names the finding if not. */
export async function locateFile(
  address: string,
  missing: DiagnosticCode,
  { host, root, folder, place, diagnostics }: Lookup,
): Promise<string | undefined> {
  const path = resolve(folder, address);
  if (isInside(root, path) && (await host.stat(path))) return path;
  const code = isInside(root, path) ? missing : "path-outside-workspace";
  diagnostics.add(code, place, { path: address });
  return undefined;
}
