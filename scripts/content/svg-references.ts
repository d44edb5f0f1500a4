/**
 * The first thing outside of itself that an SVG refers to: a picture, a style sheet, an entity. Only `#…` and `data:` are let through,
 * since rasterisers read files of the disk without asking; a link (`<a>`) is no reference, nobody follows it in a picture. Words,
 * scripts and what programs note for themselves refer to nothing. What is not well-formed is not drawn, and not read further.
 */
export function foreignReference(svg: string): string | undefined {
  const parts = partsOf(svg);
  if (typeof parts === "string") return parts;
  const found = [...parts.addresses, ...parts.styles.flatMap(addressesInCss)];
  return found.find((reference) => !isOwn(reference)) ?? found.map(withinData).find(Boolean);
}

interface Parts {
  /** What `href` and `src` say, other than those of links. */
  addresses: string[];
  /** Style sheets, and attributes in which CSS may stand. */
  styles: string[];
}

/** As XML has them: in a comment, a section and an instruction nothing else begins, and a tag ends behind its last attribute. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|(?<instruction><\?[\s\S]*?\?>)|(?<declaration><!DOCTYPE)|<(?<closing>\/?)(?<name>[\p{L}_][\p{L}\p{N}_:.-]*)|(?<words>[^<]+)/uy;
const attributes = /(?<=[\s"'/])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A string is what refers outside at once. */
function partsOf(svg: string): Parts | string {
  const parts: Parts = { addresses: [], styles: [] };
  let resolve = resolver([]);
  let style: string | undefined;
  token.lastIndex = 0;
  for (let at = 0; at < svg.length; at = token.lastIndex) {
    token.lastIndex = at;
    const { data, instruction, declaration, closing, name, words } = token.exec(svg)?.groups ?? {};
    if (token.lastIndex === 0) break;
    if (instruction !== undefined && /^<\?xml-stylesheet/i.test(instruction)) return instruction;
    if (declaration !== undefined) {
      const { end, entities, refused } = readDeclaration(svg, token.lastIndex);
      if (refused !== undefined) return refused;
      resolve = resolver(entities);
      token.lastIndex = end;
    }
    if (style !== undefined) style += data ?? resolve(words ?? "") ?? "";
    if (name === undefined) continue;
    const inside = insideOfTag(svg, token.lastIndex);
    if (inside === undefined) break;
    token.lastIndex += inside.length + 1;
    const element = name.replace(/^.*:/, "");
    if (element === "style") {
      parts.styles.push(style ?? "");
      style = closing === "" && !inside.endsWith("/") ? "" : undefined;
    }
    const refused = readAttributes(element, inside, resolve, parts);
    if (refused !== undefined) return refused;
  }
  parts.styles.push(style ?? "");
  return parts;
}

/** What stands in a tag behind its name; undefined where it has no end. */
function insideOfTag(svg: string, from: number): string | undefined {
  const sign = /["'<>]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(svg); found; found = sign.exec(svg)) {
    const [quote] = found;
    if (quote === "<") return undefined;
    if (quote === ">") return svg.slice(from, found.index);
    const end = svg.indexOf(quote, sign.lastIndex);
    if (end < 0) return undefined;
    sign.lastIndex = end + 1;
  }
  return undefined;
}

type Entity = readonly [name: string, value: string];
type Resolve = (text: string) => string | undefined;

const declared =
  /"[^"]*"|'[^']*'|(?<comment><!--[\s\S]*?-->)|<\?[\s\S]*?\?>|(?<bracket>[[\]>])|(?<other>[^"'<>[\]]+|<(?!!--|\?))/y;

/**
 * Entities up to a declaration's end. Those that name a file or hide markup are refused; drawing programs declare plain words, such
 * as the addresses of namespaces.
 */
function readDeclaration(svg: string, from: number): { end: number; entities: Entity[]; refused?: string } {
  let depth = 0;
  let text = "";
  for (let at = from; at < svg.length; at = declared.lastIndex) {
    declared.lastIndex = at;
    const { comment, bracket, other } = declared.exec(svg)?.groups ?? {};
    if (declared.lastIndex === 0) break;
    if (comment === undefined) text += svg.slice(at, declared.lastIndex);
    if (other && /%[\w:.-]+;/.test(other)) return { end: at, entities: [], refused: other.trim() };
    if (bracket === "[") depth += 1;
    else if (bracket === "]") depth -= 1;
    else if (bracket === ">" && depth <= 0) return { end: declared.lastIndex, ...entitiesIn(text) };
  }
  return { end: svg.length, entities: [] };
}

function entitiesIn(text: string): { entities: Entity[]; refused?: string } {
  const entities: Entity[] = [];
  for (const [whole, name = "", value = ""] of text.matchAll(
    /<!ENTITY\s+(?:%\s+)?(\S+)\s+("[^"]*"|'[^']*'|[A-Z]+)[^>]*>/gi,
  )) {
    if (/^[A-Z]+$/i.test(value) || /[<&%]/.test(value)) return { entities, refused: whole };
    entities.push([name, value.slice(1, -1)]);
  }
  return { entities };
}

function readAttributes(element: string, inside: string, resolve: Resolve, parts: Parts): string | undefined {
  for (const [whole, name = "", double, single = ""] of inside.matchAll(attributes)) {
    const value = resolve(double ?? single);
    if (value === undefined) return whole;
    if (isReference(name)) parts.addresses.push(...(element === "a" ? [] : [value]));
    else if (!/^content$|^(?:data|aria)-|:/.test(name)) parts.styles.push(value);
  }
  return undefined;
}

function isReference(attribute: string): boolean {
  return /^(?:(?!xmlns:)[\w.-]+:)?(?:href|src)$/.test(attribute);
}

const known: readonly Entity[] = [
  ["quot", '"'],
  ["apos", "'"],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
];
/** Signs that entities may make of a drawing: many times what programs write. */
const mostExpanded = 20_000_000;

/** Gives the signs that are written by their numbers (`&#x75;`) or names; undefined where there are too many of them. */
function resolver(entities: readonly Entity[]): Resolve {
  // The first of several of one name counts.
  const names = new Map([...entities].reverse().concat(known));
  let left = mostExpanded;
  return (text) => {
    if (!text.includes("&")) return text;
    const resolved = withoutNumbers(text).replace(/&([\w:.-]+);/g, (written, name: string) => {
      const value = left > 0 ? (names.get(name) ?? written) : "";
      left -= value.length;
      return value;
    });
    return left > 0 ? resolved : undefined;
  };
}

function sign(number: number): string {
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "";
}

function withoutNumbers(text: string): string {
  return text
    .replace(/&#x([\da-f]{1,6});/gi, (_, code: string) => sign(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => sign(Number(code)));
}

/** Letters of CSS may be written by their numbers, too: `\75 rl`. */
function addressesInCss(css: string): string[] {
  if (!/[(\\@]/.test(css)) return [];
  const plain = css
    .replace(/\\([\da-f]{1,6})\s?/gi, (_, code: string) => sign(Number.parseInt(code, 16)))
    .replace(/\\(?=[g-z@(])/gi, "");
  return [
    ...[...plain.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, address = ""]) => address),
    ...[...plain.matchAll(/@import[^;<]*/gi)].map(([rule]) => rule),
  ];
}

function isOwn(reference: string): boolean {
  return /^(?:#|data:|$)/i.test(reference.trim());
}

/** A drawing in a drawing has to keep the same rule; rasterisers look into text without a type as well. */
function withinData(reference: string): string | undefined {
  const [, base64, data = ""] =
    /^data:(?:image\/svg\+xml|text\/|application\/xml|[;,])?([^,]*),([\s\S]*)$/i.exec(reference.trim()) ?? [];
  if (base64 === undefined || /^(?:image|font|audio|video|application)\//i.test(base64)) return undefined;
  const inner = /;?\s*base64/i.test(base64) ? Buffer.from(data, "base64").toString("utf8") : decoded(data);
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
