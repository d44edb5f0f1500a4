import type { Shard } from "../document/shard.ts";
import { sha256 } from "../host/sha256.ts";

/**
 * Whether a recipient's copy is made in a share: the SHA-256 of the id, read as one number, leaves `index - 1` when it is divided by the
 * count. So a share has the same recipients on each machine, whoever else is in the list and in which order.
 */
export function isInShard(id: string, { index, count }: Shard): boolean {
  return BigInt(`0x${sha256(id)}`) % BigInt(count) === BigInt(index - 1);
}
