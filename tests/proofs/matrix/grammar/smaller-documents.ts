import type { Document } from "./document-tree.ts";

/**
 * Documents with a little less in them, for finding the smallest that is still faulty: large pieces first. The tree is
 * cut wherever it is a list of things; what can't be written without a part of it is left whole.
 */
export function smallerDocuments(document: Document): Document[] {
  return [
    ...withoutParts(document.sections).map((sections) => ({ ...document, sections })),
    ...withoutFeatures(document),
    ...smallerSections(document),
  ].filter(({ sections }) => sections.length > 0);
}

function withoutFeatures(document: Document): Document[] {
  const { withContents, allowHtml, withRecipients } = document;
  const text = JSON.stringify(document.sections);
  return [
    ...(withContents ? [{ ...document, withContents: false }] : []),
    ...(allowHtml && !/"kind":"html/.test(text) ? [{ ...document, allowHtml: false }] : []),
    ...(withRecipients && !/"name":"(?:when|unless)"/.test(text)
      ? [{ ...document, withRecipients: false }]
      : []),
  ];
}

function smallerSections(document: Document): Document[] {
  return document.sections.flatMap((section, index) =>
    smaller(section.blocks).map((blocks) => ({
      ...document,
      sections: document.sections.with(index, { ...section, blocks: blocks as typeof section.blocks }),
    })),
  );
}

/** Lists that may become empty: everything else would be written as something else. */
const mayBeEmpty = /^(?:more|title|caption)$/;
/** Rows have to be equally long, and what is planted in code stands in its lines. */
const whole = /^(?:rows|lines|values|header|alt|label)$/;

/** Copies of a value, each with one thing less in it. */
function smaller(value: unknown, key = ""): unknown[] {
  if (typeof value !== "object" || value === null || whole.test(key)) return [];
  if ("kind" in value && (value.kind === "html" || value.kind === "code")) return [];
  if (Array.isArray(value)) {
    const fewer = withoutParts(value).filter((part) => part.length > 0 || mayBeEmpty.test(key));
    const inside = value.flatMap((child, index) => smaller(child).map((less) => value.with(index, less)));
    return [...fewer, ...opened(value), ...inside];
  }
  return Object.entries(value).flatMap(([name, child]) =>
    smaller(child, name).map((less) => ({ ...value, [name]: less })),
  );
}

/** A list without its halves, its quarters, and so on down to single things. */
function withoutParts<T>(list: readonly T[]): T[][] {
  const results: T[][] = [];
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < list.length; from += size)
      results.push([...list.slice(0, from), ...list.slice(from + size)]);
  return list.length === 1 ? [[]] : results;
}

/** A list of blocks in which one box or list is replaced by what it holds. */
function opened(list: readonly unknown[]): unknown[][] {
  return list.flatMap((child, index) => {
    const held = heldBy(child);
    return held ? [[...list.slice(0, index), ...held, ...list.slice(index + 1)]] : [];
  });
}

function heldBy(child: unknown): unknown[] | undefined {
  if (typeof child !== "object" || child === null || !("kind" in child)) return undefined;
  if ((child.kind === "box" || child.kind === "quotation") && "children" in child)
    return child.children as unknown[];
  if (child.kind === "list" && "items" in child) return (child.items as unknown[][]).flat();
  return undefined;
}
