import type { Document, Section } from "./grammar/document-tree.ts";
import { htmlBlocks } from "./grammar/matrix-blocks.ts";
import { matrixContainers } from "./grammar/matrix-containers.ts";
import { impossibleBecause, type Pair, sectionOf } from "./grammar/matrix-sections.ts";
import type { Language, Planter } from "./grammar/planted-words.ts";

/** Where documents are laid out: a template and a language. */
export interface Setting {
  template: string;
  lang: Language;
}

/** Panels of a fold have room for so many pairs in one document. */
const pairsOfLeaflet = 6;

/**
 * All pairs that Markdown can write, packed: one document for each container, and one for what needs something that other
 * texts must not have.
 */
export function matrixDocuments(pairs: readonly Pair[], setting: Setting, planter: Planter): Document[] {
  const possible = pairs.filter((pair) => impossibleBecause(pair) === undefined);
  const packs = Map.groupBy(possible, packOf);
  return [...packs].flatMap(([pack, members]) => {
    const sections = members.map((pair) => sectionOf(pair, planter));
    const size = setting.template.startsWith("leaflet") ? pairsOfLeaflet : sections.length;
    return chunks(sections, size).map((chunk, index) =>
      packed(chunk, `${slug(pack)}-${index}-${setting.template}`, members[0], setting, planter),
    );
  });
}

/** A document like another, with some of its sections only. */
export function withSections(document: Document, sections: Section[], name: string): Document {
  return { ...document, sections, name: `${document.name}-${name}` };
}

const isConditional = /^(?:when|unless)\b/;

function needsRecipients({ container, block }: Pair): boolean {
  return isConditional.test(block) || isConditional.test(container);
}

/**
 * The document that a pair stands in. Raw HTML is read by another parser, which may do something to the blocks beside it;
 * conditions need recipients, whose words stand in the document, too.
 */
function packOf(pair: Pair): string {
  const { panel, part } = placeOf(pair);
  const place = part ?? panel ?? "body";
  if (htmlBlocks.includes(pair.block))
    return needsRecipients(pair) ? `${pair.container} html` : `html ${place}`;
  return isConditional.test(pair.block) && !isConditional.test(pair.container)
    ? `conditions ${place}`
    : pair.container;
}

function placeOf({ container }: Pair): { panel?: string; part?: "annex" | "cover-letter" } {
  const holder = matrixContainers[container];
  return holder?.holds === "blocks" ? (holder.in ?? {}) : {};
}

function packed(
  sections: Section[],
  name: string,
  pair: Pair | undefined,
  { template, lang }: Setting,
  planter: Planter,
): Document {
  return {
    name,
    lang,
    template,
    title: planter.words(2),
    part: (pair && placeOf(pair).part) ?? "text",
    partTitle: planter.words(2),
    withContents: false,
    allowHtml: pair !== undefined && htmlBlocks.includes(pair.block),
    withRecipients: pair !== undefined && needsRecipients(pair),
    sections,
  };
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
