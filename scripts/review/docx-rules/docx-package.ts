import { strFromU8, unzipSync } from "fflate";
import type { Element, ElementContent } from "xast";
import { fromXml } from "xast-util-from-xml";
import type { Breach, Rule, RuleWords } from "../rule.ts";

/** A Word document's parts by name: `word/document.xml`. */
export type DocxParts = Record<string, Uint8Array>;

/** Takes the archive apart. */
export function docxParts(bytes: Uint8Array): DocxParts {
  return unzipSync(bytes);
}

const nothing: Element = { type: "element", name: "nothing", attributes: {}, children: [] };

/** The root element of a part; an empty one for a part that isn't there. */
export function part(parts: DocxParts, name: string): Element {
  const bytes = parts[name];
  if (!bytes) return nothing;
  return (
    fromXml(strFromU8(bytes)).children.find((node): node is Element => node.type === "element") ?? nothing
  );
}

/** Child elements. */
export function elements(node: Element): Element[] {
  return (node.children as ElementContent[]).filter((child): child is Element => child.type === "element");
}

/** Child elements of a name. */
export function children(node: Element, name: string): Element[] {
  return elements(node).filter((child) => child.name === name);
}

/** The first child of a name, looked for among children only. */
export function find(node: Element | undefined, name: string): Element | undefined {
  return node && elements(node).find((child) => child.name === name);
}

/** Every element below a node, in order. */
export function* descendants(node: Element): Generator<Element> {
  for (const child of elements(node)) {
    yield child;
    yield* descendants(child);
  }
}

/** Text of an element's own text nodes. */
export function textOf(node: Element): string {
  return node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

/** Parts that hold text: the body, notes, headers and footers. */
function textParts(parts: DocxParts): string[] {
  return Object.keys(parts).filter((name) =>
    /^word\/(?:document|footnotes|endnotes|(?:header|footer|letterhead)\d*)\.xml$/.test(name),
  );
}

/** A rule that finished Word documents keep. */
export type DocxRule = Rule<DocxParts>;

/** All rules for Word documents but that of styles are told under one code, by clause and sentence. */
export function docxRule(clause: string, words: RuleWords, check: DocxRule["check"]): DocxRule {
  return { code: "docx-rule-broken", clause, words, check };
}

/** A rule that each part with text keeps for itself; `part` names the one that breaks it. */
export function docxPartRule(
  clause: string,
  words: RuleWords,
  check: (root: Element, parts: DocxParts, name: string) => Breach[],
): DocxRule {
  return docxRule(clause, words, (parts) =>
    textParts(parts).flatMap((name) =>
      check(part(parts, name), parts, name).map((breach) => ({ part: name, ...breach })),
    ),
  );
}
