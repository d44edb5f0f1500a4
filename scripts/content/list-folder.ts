import type { Diagnostics } from "../findings/diagnostics.ts";
import { fileTrouble } from "../host/file-trouble.ts";
import type { Host } from "../host/host.ts";
import { displayPath } from "../host/workspace-paths.ts";

/** Names in a folder of the workspace, as the host has them; none, and a finding, where nobody may look into it. */
export async function listFolder(
  folder: string,
  { host, root }: { host: Host; root: string },
  diagnostics: Diagnostics,
): Promise<string[]> {
  try {
    return await host.list(folder);
  } catch (error) {
    diagnostics.add("file-unreadable", { file: displayPath(root, folder) }, { reason: fileTrouble(error) });
    return [];
  }
}
