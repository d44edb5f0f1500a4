import { sha256 } from "../host/sha256.ts";

/** The hash under which a recording host notes a folder's listing. */
export function listingHash(names: readonly string[]): string {
  return sha256(`folder\n${names.join("\n")}`);
}
