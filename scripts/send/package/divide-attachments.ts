import type { NamedFile } from "./zip-files.ts";

/** Base64 in lines of 76 (RFC 2045): four signs for three bytes, and two for each line's end. */
function wireSize(bytes: number): number {
  const signs = Math.ceil(bytes / 3) * 4;
  return signs + Math.ceil(signs / 76) * 2;
}

/** For words, heads and boundaries of one message. */
const envelope = 16_000;

/** Whether files can go in one message of at most `limit` bytes. */
export function fits(files: readonly NamedFile[], limit: number): boolean {
  return envelope + files.reduce((sum, { bytes }) => sum + wireSize(bytes.length), 0) <= limit;
}

/** Files on as few messages as their order allows. One that is too large by itself has a message of its own. */
export function divideAttachments(files: readonly NamedFile[], limit: number): NamedFile[][] {
  const parts: NamedFile[][] = [];
  for (const file of files) {
    const last = parts.at(-1);
    if (last && fits([...last, file], limit)) last.push(file);
    else parts.push([file]);
  }
  return parts.length > 0 ? parts : [[]];
}
