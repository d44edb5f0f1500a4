import { createHmac, timingSafeEqual } from "node:crypto";
import { wireAddress } from "./wire-address.ts";

/**
 * Return address of one message (VERP): a bounce that comes to it says by that alone which message it is about. Signed, since
 * otherwise anybody could report bounces: `bounces+<key>.<signature>@…`.
 */
export function bounceAddress(mailbox: string, key: string, secret: Uint8Array): string {
  const [local = "", domain = ""] = mailbox.split("@");
  return `${local}+${key}.${signature(key, secret)}@${domain}`;
}

/** The message's key in such an address; undefined when it isn't one of ours. */
export function bouncedKey(address: string, mailbox: string, secret: Uint8Array): string | undefined {
  // Servers write a domain in ASCII, whatever the settings have.
  const [local = "", domain = ""] = wireAddress(mailbox).split("@");
  const [given = "", at = ""] = wireAddress(address).split("@");
  if (at !== domain || !given.startsWith(`${local}+`)) return undefined;
  const [key = "", signed = ""] = given.slice(local.length + 1).split(".");
  const [wanted, found] = [signature(key, secret), signed].map((text) => Buffer.from(text));
  return wanted && found && wanted.length === found.length && timingSafeEqual(wanted, found)
    ? key
    : undefined;
}

function signature(key: string, secret: Uint8Array): string {
  return createHmac("sha256", secret).update(key).digest("hex").slice(0, 16);
}
