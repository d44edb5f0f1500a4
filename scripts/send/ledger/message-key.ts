import { sha256 } from "../../host/sha256.ts";

/** The id of a recipient's message, or of a part of it: the same for ever for this plan. */
export function messageKey(plan: string, recipient: string, part: number): string {
  return sha256(JSON.stringify([plan, recipient, part])).slice(0, 32);
}
