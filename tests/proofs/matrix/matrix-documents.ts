import type { Document, Section } from "./grammar/document-tree.ts";
import { mayBeRefused, refusalOf } from "./grammar/expected-refusals.ts";
import { htmlBlocks } from "./grammar/matrix-blocks.ts";
import { matrixContainers } from "./grammar/matrix-containers.ts";
import { impossibleBecause, type Pair, sectionOf } from "./grammar/matrix-sections.ts";
import type { Language, Planter } from "./grammar/planted-words.ts";

/** Where documents are laid out: a template and a language. */
export interface Setting {
  template: string;
  lang: Language;
}

/** So many pairs stand in one document: an error keeps all of them back, and programs take longer to start than to read. */
const pairsOfDocument = 110;
/** Panels of a fold have room for so many. */
const pairsOfLeaflet = 6;

/** All pairs that Markdown can write, packed; what needs something that other texts must not have stands with its like. */
export function matrixDocuments(pairs: readonly Pair[], setting: Setting, planter: Planter): Document[] {
  const possible = pairs.filter((pair) => impossibleBecause(pair) === undefined);
  const packs = Map.groupBy(possible, (pair) => packOf(pair, setting));
  const size = setting.template.startsWith("leaflet") ? pairsOfLeaflet : pairsOfDocument;
  return [...packs].flatMap(([pack, members]) =>
    chunks(members, size).map((chunk, index) => {
      const sections = chunk.map((pair) => sectionOf(pair, planter));
      return packed(
        sections,
        `${pack}-${index}-${setting.template}-${setting.lang}`,
        chunk[0],
        setting,
        planter,
      );
    }),
  );
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
 * The documents that a pair may stand in. Raw HTML is read by another parser, which may do something to the blocks beside
 * it; conditions need recipients, whose words stand in the document, too. What is refused would keep the others back.
 */
function packOf(pair: Pair, setting: Setting): string {
  const { panel, part } = placeOf(pair);
  return [
    part ?? panel ?? "body",
    ...(refusalOf(pair, setting.template) || mayBeRefused(pair, setting) ? ["refused"] : []),
    ...(htmlBlocks.includes(pair.block) ? ["html"] : []),
    ...(needsRecipients(pair) ? ["conditions"] : []),
  ].join("-");
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

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
