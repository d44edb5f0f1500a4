import { domainToASCII } from "node:url";

/** An address as servers are asked for it, the domain in its ASCII form; in small letters, to compare it with others. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.normalize("NFC").toLowerCase();
}
