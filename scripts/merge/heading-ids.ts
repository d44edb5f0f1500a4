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
  const unique = uniqueIds(ids);
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
    if (node.properties.id === undefined) node.properties.id = unique(slug(ownWords(node)));
  }
  const meant = idsMeant(nodes, ids);
  let known: string | undefined;
  for (const node of nodes) {
    const href = node.properties.href;
    if (typeof href !== "string" || !href.startsWith("#")) continue;
    const id = decoded(href.slice(1));
    const found = ids.has(id) ? id : meant(id);
    if (found !== undefined) node.properties.href = `#${found}`;
    else {
      known ??= [...ids].filter((one) => !one.startsWith("note-")).join(", ") || "–";
      diagnostics.add("link-internal-broken", placeOfSource(textProperty(node, "dataSrc"), texts), {
        id,
        known,
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

/**
 * Finds the id that an address means which was written for another program: GitHub's and its kin's, which keep each space as a
 * hyphen of its own, count equal headings from 1, in letters of either case and either Unicode form. `#` and `#top` are the title.
 */
function idsMeant(nodes: readonly Element[], ids: ReadonlySet<string>): (id: string) => string | undefined {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const headings = nodes.filter((node) => /^h[1-6]$/.test(node.tagName));
  for (const node of headings) {
    const foreign = foreignSlug(ownWords(node));
    const count = counts.get(foreign) ?? 0;
    counts.set(foreign, count + 1);
    const id = textProperty(node, "id") ?? "";
    const address = count === 0 ? foreign : `${foreign}-${count}`;
    if (!known.has(address)) known.set(address, id);
  }
  for (const id of ids) known.set(folded(id), id);
  const title = headings[0] && textProperty(headings[0], "id");
  return (id) => (id === "" || id === "top" ? title : known.get(folded(id).replace(/^user-content-/, "")));
}

/** The id that GitHub gives a heading of these words, folded. */
export function foreignSlug(text: string): string {
  return folded(text.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\s]/gu, "").replace(/[\s\p{Pd}]/gu, "-"));
}

/** What is the same in the ids of all programs: neither case nor Unicode form count, nor how many hyphens stand side by side. */
function folded(id: string): string {
  return id.normalize("NFC").toLowerCase().replace(/-+/g, "-").replace(/^-|-$/g, "");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray % is part of the id then.
    return address;
  }
}

/** Makes ids that no other element has: thousands of headings of the same words are not counted from the beginning each. */
function uniqueIds(ids: Set<string>): (base: string) => string {
  const counts = new Map<string, number>();
  return (base) => {
    let id = base;
    let count = counts.get(base) ?? 1;
    while (ids.has(id)) {
      count += 1;
      id = `${base}-${count}`;
    }
    counts.set(base, count);
    ids.add(id);
    return id;
  };
}

/** Letters and digits of any script, the rest hyphens: `сфери-на-управление`. */
function slug(text: string): string {
  const words = text
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return words || "section";
}
