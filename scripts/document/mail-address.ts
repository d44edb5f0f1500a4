import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII, domainToUnicode } from "node:url";
import { inCyrillic, inLatin, isClearlyForeign, looksLatin, strangeLetter } from "./mixed-scripts.ts";
import { oddSign } from "./odd-sign.ts";
import { signName } from "./sign-name.ts";

/** Why something is no address that mail goes to. */
export interface AddressFault {
  /** Key of a sentence part … */
  reason: string;
  /** … and what fills its blanks; `shown` is the address with its odd sign to be seen. */
  params: Readonly<Record<string, string | number>>;
  /** The address that was probably meant. */
  near?: string | undefined;
}

/** Octets that servers have to take (RFC 5321 §4.5.3.1, RFC 3696 erratum 1690), and of one label (RFC 1035 §2.3.4). */
const most = { local: 64, address: 254, label: 63 } as const;

/** The addresses of a cell: with commas, semicolons or line ends between them, which within quotation marks are letters like others. */
export function addressesIn(cell: string): string[] {
  const pieces = cell.match(/(?:"(?:[^"\\\n]|\\.)*"|[^,;\n])+/g) ?? [];
  return pieces.map((piece) => piece.trim()).filter(Boolean);
}

/** Whether its name, before the @, has letters that only servers with SMTPUTF8 take (RFC 6531). Domains have a form in ASCII. */
export function needsUtf8(address: string): boolean {
  return /[^\0-\x7f]/.test(address.slice(0, address.lastIndexOf("@")));
}

/** Octets of the part before the @. */
export function localOctets(address: string): number {
  return Buffer.byteLength(address.slice(0, address.lastIndexOf("@")));
}

/**
 * Why mail would not go there, or to somebody else: RFC 5321 and 6531, IDNA, and letters that only look like those that are meant
 * (UTS #39). Undefined for a sound address.
 */
export function addressFault(address: string): AddressFault | undefined {
  return faultAround(address) ?? faultWithin(address);
}

function faultWithin(address: string): AddressFault | undefined {
  const odd = oddSign(address);
  if (odd) {
    const near = [...address].map((sign) => (sign === odd.sign ? odd.plain : sign)).join("");
    const shown = address.replace(odd.sign, `[${signName(odd.sign)}]`);
    const params = { sign: signName(odd.sign), shown };
    return { reason: "address-sign", params, near: near === address ? undefined : soundOr(near) };
  }
  const { local, domain } = partsOf(address);
  return (
    structureFault(address, local, domain) ??
    domainFault(local, domain) ??
    lengthFault(local, domain) ??
    mixtureFault(address, local, domain)
  );
}

/**
 * The part of an address that is written in another script throughout and looks Latin, letter by letter, where nothing else of it says that
 * this is meant: `сор@example.org` in Cyrillic letters.
 */
export function lookalikePart(address: string): { part: string; sign: string; near: string } | undefined {
  const { local, domain } = partsOf(address);
  if (isClearlyForeign(local + unicodeOf(domain))) return undefined;
  // Whoever writes punycode knows what it is.
  const part = [local, ...domain.split(".")].find(looksLatin);
  const sign = part && /\p{L}/u.exec(part)?.[0];
  return part && sign ? { part, sign: signName(sign), near: inLatin(address) } : undefined;
}

function soundOr(near: string): string | undefined {
  return faultWithin(near) === undefined ? near : undefined;
}

/** A quoted name may hold an @ of its own. */
function partsOf(address: string): { local: string; domain: string } {
  const quoted = /^("(?:[^"\\]|\\.)*")@(.*)$/su.exec(address);
  if (quoted) return { local: quoted[1] ?? "", domain: quoted[2] ?? "" };
  const at = address.lastIndexOf("@");
  return at < 0
    ? { local: address, domain: "" }
    : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** An address in brackets or quotation marks, behind `mailto:`, or several with spaces between them. */
function faultAround(address: string): AddressFault | undefined {
  if (/^"(?:[^"\\]|\\.)*"@/su.test(address)) return undefined;
  const pieces = address.split(/[\s/|]+/u).filter((piece) => piece.includes("@"));
  if (pieces.length > 1) {
    const all = pieces.map((piece) => soundOr(piece.replace(/^[<("']+|[>)"'.]+$/g, "")));
    if (all.every((one) => one !== undefined))
      return { reason: "address-several", params: {}, near: all.join("; ") };
  }
  const inside =
    /<(?:mailto:)?\s*([^<>\s]+@[^<>\s]+)\s*>/iu.exec(address)?.[1] ??
    /^(?:mailto:|[("'“”„«‘\s])+([^\s("'“”„«»‘’]+@[^\s)"'“”„«»‘’]+?)(?:\?.*|[)"'“”„«»’\s]*)$/iu.exec(
      address,
    )?.[1];
  return inside === undefined ? undefined : { reason: "address-beside", params: {}, near: soundOr(inside) };
}

function structureFault(address: string, local: string, domain: string): AddressFault | undefined {
  if (!address.includes("@")) return { reason: "address-no-at", params: {} };
  if (local === "" || local === '""') return { reason: "address-no-name", params: {} };
  if (domain === "") return { reason: "address-no-domain", params: {} };
  if (/^"(?:[^"\\]|\\.)*"$/su.test(local)) {
    // Programs on the way take brackets for the end of the address, and lose spaces at the edge.
    const lost = /[<>]|(?<=^")\s|\s(?="$)|(?<=\s)\s/u.exec(local)?.[0];
    return lost === undefined ? undefined : { reason: "address-character", params: { sign: visible(lost) } };
  }
  if (local.includes("@")) return { reason: "address-at-twice", params: {} };
  // What may stand there without quotation marks (RFC 5321 §4.1.2, atext), and letters of other scripts (RFC 6531 §3.3).
  const wrong = /[^\w.!#$%&'*+/=?^`{|}~\-\x80-\u{10ffff}]/u.exec(local)?.[0];
  if (wrong !== undefined) return { reason: "address-character", params: { sign: visible(wrong) } };
  return dotFault(local, "address-dots-name", `${local}@${domain}`);
}

function dotFault(part: string, reason: string, address: string): AddressFault | undefined {
  if (!/^\.|\.$|\.\./.test(part)) return undefined;
  const mended = address.replace(part, part.replace(/\.{2,}/g, ".").replace(/^\.|\.$/g, ""));
  return { reason, params: {}, near: soundOr(mended) };
}

function domainFault(local: string, domain: string): AddressFault | undefined {
  const literal = /^\[(?:IPv6:)?(.*)\]$/i.exec(domain);
  if (literal) {
    const isSound = domain.startsWith("[IPv6:") ? isIPv6(literal[1] ?? "") : isIPv4(literal[1] ?? "");
    return isSound ? undefined : { reason: "address-domain", params: { domain } };
  }
  const dots = dotFault(domain, "address-dots-domain", `${local}@${domain}`);
  if (dots) return dots;
  if (isIPv4(domain)) return { reason: "address-number", params: {}, near: `${local}@[${domain}]` };
  const wrong = /[^A-Za-z0-9.\-\x80-\u{10ffff}]/u.exec(domain)?.[0];
  if (wrong !== undefined) return { reason: "address-character", params: { sign: visible(wrong) } };
  const labels = domain.split(".");
  if (labels.length < 2) return { reason: "address-no-dot", params: { domain } };
  const label = labels.find((one) => !isLabel(one));
  if (label !== undefined) return labelFault(label);
  const top = domainToASCII(domain).split(".").at(-1) ?? "";
  return /^[a-z][a-z0-9-]*[a-z0-9]$/.test(top) ? undefined : { reason: "address-domain", params: { domain } };
}

/** IDNA's rules, and a punycode that can be read. */
function isLabel(label: string): boolean {
  const ascii = domainToASCII(`${label}.example`).split(".")[0] ?? "";
  const isRead = !ascii.startsWith("xn--") || !domainToUnicode(ascii).startsWith("xn--");
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(ascii) && ascii.length <= most.label && isRead;
}

function labelFault(label: string): AddressFault {
  const octets = domainToASCII(`${label}.example`).length - ".example".length;
  return octets > most.label
    ? { reason: "address-label-long", params: { label, octets, most: most.label } }
    : { reason: "address-label", params: { label } };
}

function lengthFault(local: string, domain: string): AddressFault | undefined {
  const [name, whole] = [local, `${local}@${domainToASCII(domain) || domain}`].map((text) =>
    Buffer.byteLength(text),
  );
  if ((name ?? 0) > most.local)
    return { reason: "address-name-long", params: { octets: name ?? 0, most: most.local } };
  return (whole ?? 0) > most.address
    ? { reason: "address-long", params: { octets: whole ?? 0, most: most.address } }
    : undefined;
}

/** Letters of several scripts in one word. Words of a name may be of different ones: `иван+dipla`. */
function mixtureFault(address: string, local: string, domain: string): AddressFault | undefined {
  const isForeign = isClearlyForeign(unicodeOf(domain));
  const words = local.split(/[^\p{L}\p{M}\p{N}\u200c\u200d]+/u).filter(Boolean);
  // An initial in Cyrillic before a name in Latin letters: с.petrov.
  const twin =
    words.some((word) => /\p{scx=Latin}/u.test(word)) && !isForeign ? words.find(looksLatin) : undefined;
  for (const part of [...words, ...unicodeOf(domain).split(".")]) {
    const strange = part === twin ? /\p{L}/u.exec(part)?.[0] : strangeLetter(part);
    if (strange === undefined) continue;
    const params = { part, letter: strange, sign: signName(strange) };
    const near = address.replace(part, isClearlyForeign(part) ? inCyrillic(part) : inLatin(part));
    return { reason: "address-mixed", params, near: near === address ? undefined : soundOr(near) };
  }
  return undefined;
}

/** In its own letters, also where it is written as punycode. */
function unicodeOf(domain: string): string {
  return domain.startsWith("[") ? "" : domainToUnicode(domain.toLowerCase()) || domain;
}

function visible(sign: string): string {
  return sign.trim() === "" ? signName(sign) : sign;
}
