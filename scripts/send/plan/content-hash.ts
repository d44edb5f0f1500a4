import { sha256 } from "../../host/sha256.ts";
import type { Offer } from "./compare-with-sent.ts";

/** Names what a recipient gets and where: 32 digits for the files' inputs, a hyphen, 16 for way and addresses. */
export function contentHash({ document, channel, addresses, cc = [], bcc = [] }: Offer): string {
  const copies = cc.length + bcc.length > 0 ? [[...cc].sort(), [...bcc].sort()] : [];
  const where = sha256(JSON.stringify([channel, [...addresses].sort(), ...copies]));
  return `${document.slice(0, 32)}-${where.slice(0, 16)}`;
}
