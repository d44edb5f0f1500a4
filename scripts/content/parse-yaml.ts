import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { DataRecord, DataValue } from "../document/data-value.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";

const sizeLimit = 1_000_000;
const aliasLimit = 50;

/** The mistakes that people make, in their words; the library's sentences are for people who know YAML's. */
const reasons: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "yaml-second-colon",
  DUPLICATE_KEY: "yaml-key-twice",
  BAD_INDENT: "yaml-indent",
  TAB_AS_INDENT: "yaml-tab",
  MISSING_CHAR: "yaml-not-closed",
  MULTILINE_IMPLICIT_KEY: "yaml-no-colon",
  UNEXPECTED_TOKEN: "yaml-unexpected",
};

/** A YAML file as plain values, with the place of each top-level key, `a.b` of a second-level one, `a.0` of a list's entry. */
export interface ParsedYaml {
  values: DataRecord;
  places: Map<string, Place>;
  /** The syntax tree, whose maps keep the order in which their keys are written; undefined for what can't be read. */
  document?: Document | undefined;
  /** Where an offset of the text stands. */
  placeAt: (offset: number) => Place;
}

/**
 * Reads YAML 1.2 with limits on size and aliases and without custom tags.
 * `firstLine` is the line on which the text starts in `file` (front matter starts on line 2), `depth` how many levels of
 * keys get a place.
 */
export function parseYaml(
  text: string,
  file: string,
  diagnostics: Diagnostics,
  { firstLine = 1, depth = 2 }: { firstLine?: number; depth?: number } = {},
): ParsedYaml {
  const lines = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  const nothing = { values: {}, places: new Map<string, Place>(), placeAt };
  if (text.length > sizeLimit || isTooDeep(text)) {
    diagnostics.add("yaml-too-large", { file, line: firstLine, column: 1 });
    return nothing;
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  for (const error of document.errors) {
    diagnostics.add("yaml-invalid", placeAt(error.pos[0]), {
      reason: reasons[error.code] ?? error.message.replace(/\.$/, ""),
    });
  }
  if (document.errors.length > 0) return nothing;
  const mistake = mistakeIn(document, text);
  if (mistake) {
    diagnostics.add("yaml-invalid", placeAt(mistake.offset), { reason: mistake.reason });
    return nothing;
  }
  let values: unknown;
  try {
    values = document.toJS({ maxAliasCount: aliasLimit });
  } catch {
    // The only way toJS fails on a document without errors is the alias limit.
    diagnostics.add("yaml-too-large", { file, line: firstLine, column: 1 });
    return nothing;
  }
  if (values === null || values === undefined) return nothing;
  if (typeof values !== "object" || Array.isArray(values)) {
    diagnostics.add("yaml-invalid", { file, line: firstLine, column: 1 }, { reason: "map-expected" });
    return nothing;
  }
  const places = keyPlaces(document, placeAt, depth);
  return { values: plain(values) as DataRecord, places, document, placeAt };
}

/** Brackets within each other, and spaces in a row: the library takes its time with them, or has no room left. */
function isTooDeep(text: string): boolean {
  if (/(?<![ \t])[ \t]{5000}/.test(text)) return true;
  let depth = 0;
  for (const sign of text) {
    if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
    if (depth > 500) return true;
  }
  return false;
}

/** What YAML allows and nobody means: `{{ name }}` without quotes, which is a map in a map, and an alias that holds itself. */
function mistakeIn(document: Document, text: string): { offset: number; reason: string } | undefined {
  let found: { offset: number; reason: string } | undefined;
  const tell = (node: { range?: readonly number[] | null | undefined }, reason: string): symbol => {
    found = { offset: node.range?.[0] ?? 0, reason };
    return visit.BREAK;
  };
  visit(document, {
    Map: (_, node) =>
      /^\{\s*\{/.test(text.slice(node.range?.[0])) ? tell(node, "yaml-field-unquoted") : undefined,
    Alias: (_, node, path) => {
      const target = node.resolve(document);
      return target && path.includes(target) ? tell(node, "yaml-alias-of-itself") : undefined;
    },
  });
  return found;
}

function keyPlaces(
  document: Document,
  placeAt: (offset: number) => Place,
  deepest: number,
): Map<string, Place> {
  const places = new Map<string, Place>();
  const note = (key: string, prefix: string, at: unknown, value: unknown, depth: number): void => {
    const path = prefix ? `${prefix}.${key}` : key;
    if (isNode(at)) places.set(path, placeAt(at.range?.[0] ?? 0));
    enter(value, path, depth + 1);
  };
  const enter = (node: unknown, prefix: string, depth: number): void => {
    if (depth > deepest) return;
    if (isMap(node)) {
      for (const { key, value } of node.items)
        if (isScalar(key)) note(String(key.value), prefix, key, value, depth);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) note(String(index), prefix, item, item, depth);
    }
  };
  enter(document.contents, "", 1);
  return places;
}

// Dates come out of YAML 1.2 core as strings already; anything that is not plain data becomes text.
function plain(value: unknown): DataValue {
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}
