import { sha256 } from "./sha256.ts";

/** What tells at a glance that a file was not touched: a copy that keeps the time still gets another number or time of change. */
export interface FileStamp {
  /** In bytes. */
  size: number;
  /** When its bytes were changed, in ms; programs can set it back. */
  mtimeMs: number;
  /** When anything about it was changed, in ms; only the system sets it. */
  ctimeMs: number;
  /** Its number on its disk. */
  ino: number;
}

/** What was found at a path. */
export interface Seen {
  /**
   * SHA-256 of the bytes that were read, or of a folder's listing; `absent` and `present` where it was only asked whether
   * something is there, `no-file` for what has no bytes, and `unsure` for what could not be read or was changed meanwhile: nothing
   * is ever the same as that.
   */
  hash: string;
  /** The file's as these very bytes were read; lacking where another look at its bytes has to decide. */
  stamp?: FileStamp | undefined;
}

/** What a build read, by absolute path; folders that were listed end in `/`, see `listingKey`. */
export type Reads = Map<string, Seen>;

/** The name under which a folder's listing is noted: at the same path something may be noted as a file that isn't there. */
export function listingKey(folder: string): string {
  return `${folder}/`;
}

/** The hash under which a folder's listing is noted. */
export function listingHash(names: readonly string[]): string {
  return sha256(`folder\n${names.join("\n")}`);
}

/** Notes one look at a path. Two looks that found different things leave it open what the build was made of. */
export function noteRead(reads: Reads, path: string, seen: Seen): void {
  const known = reads.get(path);
  if (!known || (known.hash === "present" && seen.hash !== "absent")) reads.set(path, seen);
  else if (seen.hash === "present" && known.hash !== "absent") return;
  else if (known.hash !== seen.hash) reads.set(path, { hash: "unsure" });
}

/** The part of a file's state that is kept. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: FileStamp): FileStamp {
  return { size, mtimeMs, ctimeMs, ino };
}

/** Whether nothing was done to a file between two looks. */
export function isSameStamp(one: FileStamp, other: FileStamp): boolean {
  return (
    one.size === other.size &&
    one.mtimeMs === other.mtimeMs &&
    one.ctimeMs === other.ctimeMs &&
    one.ino === other.ino
  );
}
