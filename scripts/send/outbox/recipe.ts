/** A piece of a message, in its order. */
export type Piece =
  /** So many of the bytes that the recipe brings itself, behind those that were used before. */
  | { own: number }
  /** A part of the outbox, whole: its SHA-256 and its length in bytes. */
  | { part: string; bytes: number }
  /** What these are together, in Base64 with lines of 76 signs (RFC 2045 §6.8), as attachments stand in messages. */
  | { base64: readonly Piece[] };

/**
 * How an approved message is put together from parts. Nothing of it asks what the message means: no mail, ZIP or template is made anew when it
 * is sent, so that another version of Dipla sends the same bytes.
 */
export interface Recipe {
  pieces: readonly Piece[];
  own: Uint8Array;
}

/** Raised when pieces mean something else: an older Dipla leaves a newer outbox alone. */
const version = 1;

/** A recipe as a file: a line of JSON, then its own bytes as they are. */
export function writeRecipe({ pieces, own }: Recipe): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify({ recipe: version, pieces })}\n`), own]);
}

/** A recipe from its file; undefined for what is none, or was damaged in a way that can be seen. */
export function readRecipe(file: Uint8Array): Recipe | undefined {
  const end = file.indexOf(0x0a);
  try {
    const { recipe, pieces } = JSON.parse(new TextDecoder().decode(file.subarray(0, end)));
    return recipe === version && arePieces(pieces) ? { pieces, own: file.subarray(end + 1) } : undefined;
  } catch {
    // What was approved is told by its hash, which this can't have.
    return undefined;
  }
}

function arePieces(value: unknown): value is Piece[] {
  return Array.isArray(value) && value.every(isPiece);
}

function isPiece(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("own" in value) return isLength(value.own);
  if ("base64" in value) return arePieces(value.base64);
  // A name that leads elsewhere is none of a part.
  return (
    "part" in value &&
    "bytes" in value &&
    isLength(value.bytes) &&
    typeof value.part === "string" &&
    /^[0-9a-f]{64}$/.test(value.part)
  );
}

function isLength(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
