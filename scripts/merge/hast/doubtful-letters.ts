import { domainToUnicode } from "node:url";
import { addressesIn, addressFault } from "../../document/mail-address.ts";
import { strangeLetter } from "../../document/mixed-scripts.ts";
import { signName } from "../../document/sign-name.ts";

/**
 * What makes a link lead to somebody else than readers see: letters of several scripts in one part of a host (UTS #39), or in a mail
 * address, which may hold signs that nobody sees as well. Undefined for a sound one.
 */
export function doubtfulLetters(href: string): { part: string; sign: string } | undefined {
  const mail = /^mailto:([^?]*)/i.exec(href)?.[1];
  if (mail !== undefined) {
    for (const address of addressesIn(unescaped(mail))) {
      const { reason, params } = addressFault(address) ?? {};
      if (reason === "address-mixed" || reason === "address-sign")
        return { part: String(params?.part ?? address), sign: String(params?.sign) };
    }
    return undefined;
  }
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:[\]]+)/i.exec(href)?.[1] ?? "";
  for (const label of domainToUnicode(unescaped(host)).split(".")) {
    const letter = strangeLetter(label);
    if (letter !== undefined) return { part: label, sign: signName(letter) };
  }
  return undefined;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins nothing is a letter of its own.
    return text;
  }
}
