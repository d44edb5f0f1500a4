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
  EMFILE: "too-many-open",
  ENFILE: "too-many-open",
  EIO: "disk-broken",
  ESTALE: "disk-gone",
  ERR_INVALID_ARG_VALUE: "name-impossible",
};

/** Why the system refused a file or folder: Dipla's words for it, or the system's own. */
export function fileTrouble(error: unknown): string {
  return reasons[codeOf(error) ?? ""] ?? messageOf(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
