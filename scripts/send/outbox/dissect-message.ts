import { sha256, sha256Once } from "../../host/sha256.ts";
import { pdfSlices } from "./pdf-slices.ts";
import type { Piece, Recipe } from "./recipe.ts";
import { type Slice, zipSlices } from "./zip-slices.ts";

/** A message taken apart: what puts it together again, and the parts that the recipe names, by their SHA-256. */
export interface Dissected extends Recipe {
  parts: ReadonlyMap<string, Uint8Array>;
}

/** Shorter ones are of the recipe's own: a file takes up more than they do. */
const shortestPart = 1_000;
/** What is larger is a part as a whole: recipes are read whole, and hold what no other message has. */
const largestPdf = 1_000_000;

/**
 * Takes a message apart where its attachments stand in it, an archive where its files do, and a PDF where its streams do, so that what
 * thousands of messages share (an annex, the fonts of Word files) lies in the outbox once. What is found nowhere, in another encoding say, is
 * of the recipe's own.
 *
 * @param made hashes of those of the files, and of files in them, that were made for this message alone
 * @param isShared whether such a piece of so many bytes is worth a part: others have it, too, or it is large
 */
export function dissectMessage(
  eml: Uint8Array,
  attachments: readonly { bytes: Uint8Array }[],
  made: ReadonlySet<string>,
  isShared: (hash: string, bytes: number) => boolean = () => true,
): Dissected {
  const own: Uint8Array[] = [];
  const parts = new Map<string, Uint8Array>();
  const keep = (bytes: Uint8Array): Piece => {
    own.push(bytes);
    return { own: bytes.length };
  };
  const file = (bytes: Uint8Array, hash: string): Piece[] => {
    const slices = made.has(hash) ? slicesOf(bytes) : [];
    if (slices.length > 0) return inSlices(bytes, slices);
    if (bytes.length < shortestPart || !isShared(hash, bytes.length)) return [keep(bytes)];
    parts.set(hash, bytes);
    return [{ part: hash, bytes: bytes.length }];
  };
  const inSlices = (bytes: Uint8Array, slices: readonly Slice[]): Piece[] => {
    const pieces: Piece[] = [];
    const add = (some: Uint8Array): void => void pieces.push(...file(some, sha256(some)));
    let at = 0;
    let before = 0;
    for (const { from, to } of slices) {
      if (to - from >= shortestPart) {
        // Short files that follow each other are one part: most of a Word file's are everybody's.
        add(bytes.subarray(at, before));
        // What stands before a file has its hash, too, and would make others of them.
        pieces.push(keep(bytes.subarray(before, from)));
        add(bytes.subarray(from, to));
        at = to;
      }
      before = to;
    }
    add(bytes.subarray(at, before));
    return joined([...pieces, keep(bytes.subarray(before))]);
  };
  const whole = Buffer.from(eml.buffer, eml.byteOffset, eml.length);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { bytes } of attachments) {
    const text = inBase64(bytes);
    const found = bytes.length === 0 ? -1 : whole.indexOf(text, at);
    if (found < 0) continue;
    pieces.push(keep(whole.subarray(at, found)), { base64: file(bytes, sha256Once(bytes)) });
    at = found + text.length;
  }
  pieces.push(keep(whole.subarray(at)));
  return { pieces: joined(pieces), own: Buffer.concat(own), parts };
}

/** None for what is no archive, and no PDF. */
function slicesOf(file: Uint8Array): Slice[] {
  const isPdf = Buffer.from(file.subarray(0, 5)).toString("latin1") === "%PDF-";
  if (!isPdf) return zipSlices(file);
  return file.length > largestPdf ? [] : pdfSlices(file);
}

/** Own bytes that follow each other are one piece. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if ("own" in piece && piece.own === 0) continue;
    if ("own" in piece && last && "own" in last) result[result.length - 1] = { own: last.own + piece.own };
    else result.push(piece);
  }
  return result;
}

function inBase64(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines = Buffer.alloc(Math.ceil(file.length / 57) * 78);
  let to = 0;
  for (let at = 0; at < file.length; at += 57) {
    if (at > 0) to += lines.write("\r\n", to, "latin1");
    to += lines.write(file.toString("base64", at, at + 57), to, "latin1");
  }
  return lines.subarray(0, to);
}
