/**
 * The first thing outside of itself that an SVG refers to: a picture, a style sheet, an entity. Only `#…` and `data:` are let through,
 * since rasterisers read files of the disk without asking; a link (`<a>`) is no reference, nobody follows it in a picture. Read
 * as text, not as a tree: what a parser would make of it must not matter.
 */
export function foreignReference(svg: string): string | undefined {
  const text = svg.replace(/<!--[\s\S]*?-->/g, "");
  return (
    /<\?xml-stylesheet[^>]*/i.exec(text)?.[0] ??
    declaredEntity(text) ??
    references(text).find((reference) => !isOwn(reference)) ??
    references(text).map(withinData).find(Boolean)
  );
}

/** Entities that name a file, or hide markup; drawing programs declare plain words, such as the addresses of namespaces. */
function declaredEntity(text: string): string | undefined {
  for (const [whole, value = ""] of text.matchAll(
    /<!ENTITY\s+(?:%\s+)?\S+\s+("[^"]*"|'[^']*'|[A-Z]+)[^>]*>/gi,
  ))
    if (/^[A-Z]+$/i.test(value) || /[<&%]/.test(value)) return whole;
  return /<!DOCTYPE[^[>]*\[[^\]]*%[\w.-]+;/.exec(text)?.[0];
}

function references(text: string): string[] {
  const plain = withoutEscapes(text);
  const attributes = [
    ...plain.matchAll(/<([\w:.-]+)|[\s"'/](?:[\w.-]+:)?(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
  ];
  let element = "";
  const found: string[] = [];
  for (const [, name, double, single] of attributes) {
    if (name !== undefined) element = name.replace(/^.*:/, "");
    else if (element !== "a") found.push(double ?? single ?? "");
  }
  for (const [, address = ""] of plain.matchAll(/url\(\s*(?:["']|&quot;|&apos;)?([^"')]*)/gi))
    found.push(address);
  for (const [rule] of plain.matchAll(/@import[^;<]*/gi)) found.push(rule);
  return found;
}

/** Letters that are written by their numbers, in XML (`&#x75;`) or CSS (`\75 `). */
function withoutEscapes(text: string): string {
  const sign = (number: number): string =>
    number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "";
  return text
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => sign(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => sign(Number(code)))
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) => sign(Number.parseInt(code, 16)))
    .replace(/\\(?=[g-z@(])/gi, "");
}

function isOwn(reference: string): boolean {
  return /^(?:#|data:|$)/i.test(reference.trim());
}

/** A drawing in a drawing has to keep the same rule. */
function withinData(reference: string): string | undefined {
  const [, base64, data = ""] = /^data:image\/svg\+xml([^,]*),([\s\S]*)$/i.exec(reference.trim()) ?? [];
  if (base64 === undefined) return undefined;
  const inner = /;\s*base64/i.test(base64) ? Buffer.from(data, "base64").toString("utf8") : decoded(data);
  return foreignReference(inner);
}

function decoded(data: string): string {
  try {
    return decodeURIComponent(data);
  } catch {
    // A stray % stands for itself.
    return data;
  }
}
