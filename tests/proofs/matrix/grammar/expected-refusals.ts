import { matrixBlocks } from "./matrix-blocks.ts";
import type { Pair } from "./matrix-sections.ts";
import type { Language } from "./planted-words.ts";

/** No word of Arabic is divided, and of words that only sound English, patterns divide few. */
const undivided: readonly Language[] = ["ar", "en"];

/** What stands side by side in a template, with less than half a page for each. */
const narrow = new Map([
  ["briefing", /^(?:cards|figures)$/],
  ["brochure", /^(?:cards|figures|timeline)$/],
]);

/** Whether the items of such a block stand side by side in a template, or one below the other in a narrow panel of its. */
export function isNarrowIn(template: string, block: string): boolean {
  return narrow.get(template)?.test(block) ?? true;
}

/**
 * Twelve columns may have no room in half a page, nor beside the sign of an item or in a box where words are not divided: it
 * depends on the words. Nor may nine levels of a list in a quarter of a brochure's page.
 */
export function mayBeRefused(
  { container, block }: Pair,
  { template, lang }: { template: string; lang: Language },
): boolean {
  // A brochure's panel has the numbers of the page beside it, and no page that lies.
  const isHalf = container === "columns" || (container === "panel" && template === "brochure");
  const isUndivided = undivided.includes(lang) && !/^(?:body|annex|cover letter)$/.test(container);
  const isDeep = template === "brochure" && / of nine levels$/.test(block);
  // Three columns of whole words, or a chart's table of them, are wider than a third of a page.
  const isTable = /^(?:table with |stacked chart$|line chart$)/.test(block);
  const isInCard = template === "brochure" && container === "cards" && undivided.includes(lang);
  if (isLeaflet(template)) return isWideInPanel({ container, block }, lang);
  return (
    (block === "wide table" && (isHalf || isUndivided)) ||
    (isDeep && narrow.get(template)?.test(container) === true) ||
    (isInCard && isTable)
  );
}

function isLeaflet(template: string): boolean {
  return template.startsWith("leaflet");
}

/**
 * A panel is ten centimetres wide, and words are not torn there: twelve columns have no room in it, a word of fifty letters none where
 * something stands beside it, or anywhere where no word is divided, and tables, those of charts among them, may have none in boxes and deep lists.
 */
function isWideInPanel({ container, block }: Pair, lang: Language): boolean {
  const isNarrow =
    /^(?:cards|figures|timeline|columns|signatures|contact|definition|callout|quotation|note)$/;
  const isDeep = /nested/.test(container);
  if (block === "wide table" || (block === "long word" && undivided.includes(lang))) return true;
  // Half a panel is four centimetres: nine levels of a list or the margins of a box leave hardly any of it.
  if (container === "columns" && /^(?:callout$|.* of nine levels$)/.test(block)) return true;
  const isBroad = /^(?:table|long word$|stacked chart$|line chart$|bar chart$|donut chart$)/.test(block);
  return isBroad && (isNarrow.test(container) || isDeep);
}

/**
 * The code of the finding that a pair is refused with, and rightly; undefined where nothing is wrong with it. A pair that
 * is refused with anything else is a sound text that is accused.
 */
export function refusalOf({ container, block }: Pair, template: string): string | undefined {
  const held = matrixBlocks.get(block);
  // Who signs stands on one line, or a few.
  const isText = /^(?:paragraph|opening paragraph|when block|unless block)$/.test(block);
  if (container === "signatures" && held && "standing" in held && !isText) return "directive-attribute";
  // Text can't go to another place of the page out of the middle of something.
  if (block === "panel" && !/^(?:body|annex|cover letter|when|unless)$/.test(container))
    return "directive-attribute";
  // Twelve columns have no room there, however small their type is.
  if (narrow.get(template)?.test(container) && block === "wide table") return "overflow-width";
  return undefined;
}
