import type { Finding } from "../findings/diagnostics.ts";
import { fileTrouble } from "./file-trouble.ts";
import { displayPath } from "./workspace-paths.ts";
import type { WriteError } from "./write-files.ts";

/** What is told of files that the system does not take: their folder, why, and what can be done. */
export function unwritable({ folder, reason }: WriteError): Finding {
  return { code: "output-unwritable", place: { file: folder }, params: { path: folder, reason } };
}

/** What the system says of a file of the user's, and no program is to blame for. What isn't there is a fault of ours: we asked for it. */
const refusals = /^(?:EACCES|EPERM|EOUTSIDE|EIO|ESTALE|ELOOP|NO_FILE)$/;

/** What is told of a file or folder that the system refuses where nobody reckoned with it; undefined for every other error. */
export function unreadable(error: unknown, root: string): Finding | undefined {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (path === undefined || !refusals.test(code ?? "")) return undefined;
  return {
    code: "file-unreadable",
    place: { file: displayPath(root, path) },
    params: { reason: fileTrouble(error) },
  };
}
