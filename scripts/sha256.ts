import { createHash } from "node:crypto";

/** SHA-256 as 64 hex digits; the one hash used for inputs, cache keys and artifacts. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}
