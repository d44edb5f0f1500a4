import { messageOf } from "../document/message-of.ts";

/** Errors that people can mend by themselves, by the system's name; the reason that findings give is Dipla's own words. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "disk-full",
  EDQUOT: "disk-full",
  EFBIG: "disk-full",
  EROFS: "read-only",
  EACCES: "not-allowed",
  EPERM: "not-allowed",
  ENOTDIR: "file-in-place-of-folder",
  EEXIST: "file-in-place-of-folder",
  EISDIR: "folder-in-place-of-file",
  ENOTEMPTY: "folder-in-place-of-file",
  ENAMETOOLONG: "name-too-long",
  ELOOP: "link-loop",
  ENOENT: "not-there",
  EOUTSIDE: "link-outside",
  EMFILE: "too-many-open",
  ENFILE: "too-many-open",
  EIO: "disk-broken",
  ESTALE: "disk-gone",
  ERR_INVALID_ARG_VALUE: "name-impossible",
};

/** What an error is called that says itself what lies in a file's place. */
export const noFile = "NO_FILE";

/** Why the system refused a file or folder: Dipla's words for it, or the system's own. */
export function fileTrouble(error: unknown): string {
  // What says itself why it failed.
  if (error instanceof Error && "reason" in error && typeof error.reason === "string") return error.reason;
  return reasons[codeOf(error) ?? ""] ?? messageOf(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whether an error is the system's word on a file or folder, and nobody's mistake in a program. */
export function isFileTrouble(error: unknown): boolean {
  const code = codeOf(error) ?? "";
  return code === noFile || reasons[code] !== undefined;
}
