/** What an address in a text is: one that every format may lead to, one that only means something elsewhere, or one that is refused. */
export type LinkAddress = { kind: "link"; href: string } | { kind: "relative" } | { kind: "refused" };

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
  if (/^\/\/[^/]/.test(address)) return { kind: "link", href: `https:${address}` };
  if (!anyScheme.test(address)) return { kind: "relative" };
  return allowed.test(address) ? { kind: "link", href: address } : { kind: "refused" };
}
