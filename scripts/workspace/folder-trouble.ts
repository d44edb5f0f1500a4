import type { Finding } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";

/**
 * Why a folder can be no workspace. One that was mistyped is not made: there would be nothing to build in it, and nothing sent to anybody.
 *
 * @param called how it was given: `--root`
 */
export async function folderTrouble(root: string, called: string, host: Host): Promise<Finding | undefined> {
  const found = await host.stat(root);
  if (found?.kind === "folder") return undefined;
  const reason = found ? "file-in-place-of-folder" : "not-there";
  return { code: "config-invalid", place: { file: called }, params: { key: called, reason } };
}

const complaintCodes = { cache: "cache-unusable", temporary: "temporary-unusable" } as const;

/** Folders that the work went on without, though not as well. */
export function complaintsOf({ complaints }: Pick<Host, "complaints">): Finding[] {
  return [...complaints.values()].map(({ about, path, reason }) => {
    return { code: complaintCodes[about], place: { file: path }, params: { path, reason } };
  });
}
