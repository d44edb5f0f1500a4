import { domainToASCII } from "node:url";
import { sha256 } from "../../host/sha256.ts";

/** What makes one message another one. */
export interface MessageIdentity {
  document: string;
  recipient: string;
  addresses: readonly string[];
  /** Hash of what the recipient gets. */
  content: string;
  version: number;
  part: number;
}

/** 32 hex digits, the same for ever: sent again, it is the same message, and servers may drop the second. */
export function messageKey({
  document,
  recipient,
  addresses,
  content,
  version,
  part,
}: MessageIdentity): string {
  return sha256(JSON.stringify([document, recipient, addresses, content, version, part])).slice(0, 32);
}

/** The Message-ID field (RFC 5322 §3.6.4), in the sender's own domain as it is in ASCII. */
export function messageId(key: string, sender: string): string {
  const domain = sender.slice(sender.lastIndexOf("@") + 1);
  return `<${key}@${domainToASCII(domain) || domain}>`;
}
