import type { Code, Html, InlineCode, Nodes, Root, Text, Yaml } from "mdast";
import { dataNamespaces, type Field, type FieldText } from "../../document/field-text.ts";
import { replaceInMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { placesIn } from "./places-in.ts";

/*
 * Fields must win over every other inline syntax and also work where Markdown allows no spaces (link targets)
 * or treats a bar as a cell's end (tables). So before parsing each `{{ … }}` is masked, character by character,
 * with private-use characters: offsets stay the same and no Markdown syntax is left in it. After parsing the
 * masks are found again in text, addresses, alt texts and attributes, and turned into nodes; in code they
 * become the literal text again.
 */

const maskBase = 0xe000;
const maskLimit = 0x18ff;
const fieldPattern = /(?<!\\)\{\{([^{}\n\r\0]*)\}\}/g;
const maskedPattern = /\uE07B\uE07B([\uE000-\uF8FF]*?)\uE07D\uE07D/g;
const pathPattern = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u;

/** The source with every field masked; same length, same lines. */
export function maskFields(source: string): string {
  return source.replace(fieldPattern, (field) =>
    [...field].every((character) => character.charCodeAt(0) <= maskLimit)
      ? [...field].map((character) => String.fromCharCode(character.charCodeAt(0) + maskBase)).join("")
      : field,
  );
}

/** Turns masks back: fields in text become nodes, in attributes `data.fields`, in code their own source. */
export function unmaskFields(tree: Root, source: string, file: string, diagnostics: Diagnostics): void {
  const places = fieldPlaces(source);
  const parse = (raw: string, from: number): Field | undefined => {
    const at = places(raw, from);
    const place = { file, line: at?.line, column: at?.column };
    return parseField(raw, place, diagnostics);
  };
  replaceInMarkdown(tree, (node, enter) => {
    if (node.type === "text") return splitText(node, parse);
    if (node.type === "inlineCode" || node.type === "code" || node.type === "yaml" || node.type === "html")
      unmaskLiteral(node);
    else unmaskAttributes(node, parse);
    enter(node);
    return [node];
  });
}

type Parse = (raw: string, from: number) => Field | undefined;

function unmaskLiteral(node: Code | InlineCode | Yaml | Html): void {
  node.value = node.value.replace(maskedPattern, unmask);
  if ("lang" in node && node.lang) node.lang = node.lang.replace(maskedPattern, unmask);
}

function splitText(node: Text, parse: Parse): Nodes[] {
  const from = node.position?.start.offset ?? 0;
  const parts = split(node.value, maskedPattern, (masked) => parse(unmask(masked), from));
  if (parts.length === 1 && parts[0] === node.value) return [node];
  return parts.map((part) =>
    typeof part === "string"
      ? { type: "text", value: part, ...(node.position && { position: node.position }) }
      : {
          type: "mergeField",
          value: part.raw,
          field: part,
          ...(node.position && { position: node.position }),
        },
  );
}

function unmaskAttributes(node: Nodes, parse: Parse): void {
  const from = node.position?.start.offset ?? 0;
  const holders: Record<string, unknown>[] = [node as unknown as Record<string, unknown>];
  if ("attributes" in node && node.attributes) holders.push(node.attributes);
  for (const holder of holders) {
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (key === "value" || typeof value !== "string" || !value.includes("\uE07B\uE07B")) continue;
      const fields = split(value, maskedPattern, (masked) => parse(unmask(masked), from));
      holder[key] = value.replace(maskedPattern, unmask);
      node.data = { ...node.data, fields: { ...node.data?.fields, [key]: fields } };
    }
  }
}

function unmask(masked: string): string {
  return [...masked].map((character) => String.fromCharCode(character.charCodeAt(0) - maskBase)).join("");
}

function split(text: string, pattern: RegExp, parse: (match: string) => Field | undefined): FieldText {
  const parts: (string | Field)[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    // What is no field stays to be seen as it was written; it has been reported.
    parts.push(parse(match[0]) ?? unmask(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}

function parseField(raw: string, place: Field["place"], diagnostics: Diagnostics): Field | undefined {
  const words = raw.slice(2, -2).trim().split(/\s+/);
  const path = words.at(-1) ?? "";
  const helper = words.length === 2 ? words[0] : undefined;
  if (words.length > 2 || !pathPattern.test(path) || (helper && !/^[a-z][a-z-]*$/.test(helper))) {
    diagnostics.add(isOurs(raw) ? "field-invalid" : "field-foreign", place, { field: raw });
    return undefined;
  }
  return { path, helper, raw, place };
}

// Other programs have dates and documents of their own.
const ownName = new RegExp(
  `[{\\s(#^/](?:${dataNamespaces.filter((name) => name !== "date" && name !== "document").join("|")})(?:[.\\s}]|$)`,
);

/** Whether something between braces names data of Dipla's: then it is a field that went wrong, and no other program's mark. */
function isOurs(raw: string): boolean {
  return ownName.test(raw);
}

/** Where a field written like this stands, at an offset or behind it, or anywhere at all. */
function fieldPlaces(
  source: string,
): (raw: string, from: number) => { line: number; column: number } | undefined {
  const placeOf = placesIn(source);
  const offsets = new Map<string, number[]>();
  for (const { 0: raw, index } of source.matchAll(fieldPattern)) {
    const known = offsets.get(raw);
    if (known) known.push(index);
    else offsets.set(raw, [index]);
  }
  return (raw, from) => {
    const known = offsets.get(raw) ?? [];
    const at = known[firstFrom(known, from)] ?? known[0];
    return at === undefined ? undefined : placeOf(at);
  };
}

/** The index of the first of rising numbers that is not below `from`. */
function firstFrom(rising: readonly number[], from: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
