import type { Element } from "xast";
import {
  children,
  type DocxParts,
  descendants,
  elements,
  find,
  part,
  textOf,
  textParts,
} from "./docx-package.ts";

/** A rule that a Word document breaks, in English: it is for whoever mends Dipla or a letterhead. */
export interface DocxFault {
  /** Clause of ECMA-376 part 1 or ISO/IEC 29500-1, or the success criterion of WCAG. */
  clause: string;
  text: string;
}

/** What the schema allows and Word repairs, refuses or shows wrong; the Open XML SDK passes over it. */
export function structureFaults(parts: DocxParts): DocxFault[] {
  return textParts(parts).flatMap((name) => {
    const root = part(parts, name);
    return [
      ...bookmarkFaults(root, name),
      ...tableFaults(root, name),
      ...fieldFaults(root, name),
      ...numberingFaults(root, part(parts, "word/numbering.xml"), name),
      ...languageFaults(root, name),
    ];
  });
}

function bookmarkFaults(root: Element, name: string): DocxFault[] {
  const clause = "§17.13.6";
  const nodes = [...descendants(root)];
  const starts = nodes.filter((node) => node.name === "w:bookmarkStart");
  const ends = new Set(
    nodes.filter((node) => node.name === "w:bookmarkEnd").map((node) => node.attributes["w:id"]),
  );
  const names = starts.map((node) => node.attributes["w:name"] ?? "");
  const targets = nodes.flatMap((node) => {
    if (node.name === "w:hyperlink") return node.attributes["w:anchor"] ?? [];
    const field =
      node.name === "w:instrText" ? /^\s*(?:PAGE)?REF\s+(\S+)/.exec(textOf(node))?.[1] : undefined;
    return field ?? [];
  });
  return [
    ...names
      .filter((one, index) => names.indexOf(one) !== index)
      .map((one) => ({ clause, text: `${name}: two bookmarks are called ${one}` })),
    ...starts
      .filter((node) => !ends.has(node.attributes["w:id"]))
      .map((node) => ({ clause, text: `${name}: the bookmark ${node.attributes["w:name"]} has no end` })),
    ...targets
      // Headers and notes may point into the body.
      .filter((target) => name === "word/document.xml" && !names.includes(target))
      .map((target) => ({
        clause: "§17.16.22",
        text: `${name}: something points at ${target}, which isn't there`,
      })),
  ];
}

function tableFaults(root: Element, name: string): DocxFault[] {
  return [...descendants(root)].flatMap((node) => {
    if (node.name === "w:tr" && children(node, "w:tc").length === 0 && children(node, "w:sdt").length === 0)
      return [{ clause: "§17.4.78", text: `${name}: a row has no cells` }];
    const last = elements(node).at(-1);
    return node.name === "w:tc" && last?.name !== "w:p"
      ? [{ clause: "§17.4.65", text: `${name}: a cell doesn't end with a paragraph` }]
      : [];
  });
}

/** `begin`, `separate` and `end` of fields nest like brackets. */
function fieldFaults(root: Element, name: string): DocxFault[] {
  let open = 0;
  let broken = false;
  for (const node of descendants(root)) {
    const type = node.name === "w:fldChar" ? node.attributes["w:fldCharType"] : undefined;
    if (type === "begin") open += 1;
    if (type === "end") open -= 1;
    if (open < 0 || (type === "separate" && open === 0)) broken = true;
  }
  return broken || open !== 0
    ? [{ clause: "§17.16.18", text: `${name}: a field has no beginning or no end` }]
    : [];
}

function numberingFaults(root: Element, numbering: Element, name: string): DocxFault[] {
  const known = new Set(children(numbering, "w:num").map((node) => node.attributes["w:numId"]));
  const used = [...descendants(root)]
    .filter((node) => node.name === "w:numPr")
    .flatMap((node) => find(node, "w:numId")?.attributes["w:val"] ?? []);
  return [...new Set(used)]
    .filter((id) => id !== "0" && !known.has(id))
    .map((id) => ({ clause: "§17.9.18", text: `${name}: the numbering ${id} isn't defined` }));
}

function languageFaults(root: Element, name: string): DocxFault[] {
  const tags = [...descendants(root)]
    .filter((node) => node.name === "w:lang")
    .flatMap((node) => Object.values(node.attributes))
    .filter((tag): tag is string => typeof tag === "string");
  return [...new Set(tags)]
    .filter((tag) => !/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(tag))
    .map((tag) => ({ clause: "§17.3.2.20", text: `${name}: “${tag}” is no language` }));
}
