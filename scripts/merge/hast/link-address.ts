/**
 * What an address in a text is: one that every format may lead to, or the finding that tells why its words stay without a link. It
 * only means something elsewhere, no browser would open it (WHATWG URL), or its scheme is not let through.
 */
export type LinkAddress =
  | { kind: "link"; href: string }
  | { kind: "none"; code: "link-relative" | "link-invalid" | "link-scheme" };

const allowed = /^(?:https?|mailto|tel):/i;
const anyScheme = /^[a-z][a-z0-9+.-]*:/i;

/**
 * The address of a link or of `<a href>`. Control characters and spaces are how "java\nscript:" slips past a check, and go; a
 * space within an address is part of it. `//host/path` leads where a page on the web would lead.
 */
export function linkAddress(url: string): LinkAddress {
  const plain = url.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  const address = plain.replaceAll(" ", anyScheme.test(plain) || plain.startsWith("#") ? "%20" : "");
  if (address.startsWith("#")) return { kind: "link", href: address };
  // A backslash in an address is a sign of it (CommonMark §6.6), where a browser would take it for a slash.
  const whole = (/^\/\/[^/]/.test(address) ? `https:${address}` : address).replaceAll("\\", "%5C");
  if (!anyScheme.test(whole)) return { kind: "none", code: "link-relative" };
  if (!allowed.test(whole)) return { kind: "none", code: "link-scheme" };
  return opens(whole) ? { kind: "link", href: whole } : { kind: "none", code: "link-invalid" };
}

/** Whether a program could do something with the address: a host that can be one, somebody to write to, a number to dial. */
function opens(address: string): boolean {
  if (/^tel:/i.test(address)) return /\p{Nd}/u.test(address);
  if (/^mailto:/i.test(address)) return /^mailto:(?:[^?]*@|\?to=)/i.test(address);
  return URL.canParse(address);
}
