import { createHash } from "node:crypto";

/** SHA-256 as 64 hex digits; the one hash used for inputs, cache keys and artifacts. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

const known = new WeakMap<Uint8Array, string>();

/** The hash of bytes that nobody changes, such as a font's: worked out once for as long as they are kept. */
export function sha256Once(bytes: Uint8Array): string {
  const hash = known.get(bytes) ?? sha256(bytes);
  known.set(bytes, hash);
  return hash;
}
