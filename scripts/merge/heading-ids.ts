import type { Element, ElementContent, Root } from "hast";
import { textWithoutMarks } from "../document/note-marks.ts";
import { placeOfSource, type SourceTexts } from "../document/position.ts";
import { elementsIn, textProperty } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";

/** Gives every heading an id made of its words, reports ids used twice, links to nowhere and jumps of levels. */
export function checkIdsAndLinks(root: Root, texts: SourceTexts, diagnostics: Diagnostics): void {
  const nodes = elementsIn(root);
  const ids = new Set<string>();
  for (const node of nodes) {
    const id = node.properties.id;
    if (typeof id !== "string") continue;
    if (ids.has(id))
      diagnostics.add("heading-id-duplicate", placeOfSource(textProperty(node, "dataSrc"), texts), { id });
    ids.add(id);
  }
  // The title is the one heading above all others.
  let open = [{ written: 1, shown: 1 }];
  for (const node of nodes) {
    const written = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
    if (written === 0) continue;
    open = open.filter((heading) => heading.written < written);
    const above = open.at(-1)?.shown ?? 0;
    if (written > above + 1) {
      diagnostics.add("heading-jump", placeOfSource(textProperty(node, "dataSrc"), texts), {
        from: above,
        to: written,
        wanted: above + 1,
      });
      // A gap in the levels is closed in all formats: no accessible PDF may have one (ISO 14289-1 §7.4.2).
      node.tagName = `h${above + 1}`;
      if (/^heading-\d$/.test(textProperty(node, "dataRole") ?? ""))
        node.properties.dataRole = `heading-${above + 1}`;
    }
    open.push({ written, shown: Math.min(written, above + 1) });
    if (node.properties.id === undefined) node.properties.id = uniqueId(slug(ownWords(node)), ids);
  }
  for (const node of nodes) {
    const href = node.properties.href;
    if (typeof href !== "string" || !href.startsWith("#")) continue;
    const id = decodeURIComponent(href.slice(1));
    if (ids.has(id)) node.properties.href = `#${id}`;
    else {
      diagnostics.add("link-internal-broken", placeOfSource(textProperty(node, "dataSrc"), texts), {
        id,
        known: [...ids].filter((known) => !known.startsWith("note-")).join(", ") || "–",
      });
      // A draft shows the words; no format has a link that leads nowhere.
      node.tagName = "span";
      delete node.properties.href;
    }
  }
}

/** A section's number moves when another section is put before it; its id, and links from outside, stay. */
function ownWords(heading: Element): string {
  const isNumber = (node: ElementContent): boolean =>
    node.type === "element" && node.properties.dataRole === "section-number";
  return textWithoutMarks({ ...heading, children: heading.children.filter((child) => !isNumber(child)) });
}

function uniqueId(base: string, ids: Set<string>): string {
  let id = base;
  for (let count = 2; ids.has(id); count += 1) id = `${base}-${count}`;
  ids.add(id);
  return id;
}

/** Letters and digits of any script, the rest hyphens: `сфери-на-управление`. */
function slug(text: string): string {
  const words = text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return words || "section";
}
