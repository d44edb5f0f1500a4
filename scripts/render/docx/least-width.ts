import type { Element } from "hast";
import type { Theme } from "../../document/theme.ts";
import { childElements, elementsIn, textOf } from "../../document/tree.ts";
import { leastTable, smallestFactor } from "./column-widths.ts";
import { listIndent } from "./numbering.ts";
import { millimetres } from "./units.ts";

/** pt by which long quotations are set in. */
export const quotationIndent = 14;

/** mm of a character of running text, and so many of a word that stand in a line at least: longer ones are divided. */
const character = 2.1;
const wholeLetters = 8;
/** mm at both sides of a box with a ground. */
const boxSides = 14;

/**
 * About so many mm are needed for what is in a block to be read: its tables with whole words, its lists with a syllable or two behind
 * the last level. Word sets what has less letter by letter, and LibreOffice leaves out what has no room at all.
 */
export function leastWidth(node: Element, theme: Theme): number {
  const { dataRole, dataKind } = node.properties;
  if (dataRole === "table") return leastTable(rowsOf(node), smallestFactor(theme));
  const inner = Math.max(longestWord(node), ...childElements(node).map((child) => leastWidth(child, theme)));
  if (dataRole === "list-numbered") return inner + millimetres(listIndent(theme, "list-numbered"));
  if (dataRole === "list" || dataRole === "list-tasks") return inner + millimetres(listIndent(theme, "list"));
  if (dataRole === "quotation" && dataKind === "long") return inner + millimetres(quotationIndent);
  return dataRole === "callout" ? inner + boxSides : inner;
}

function rowsOf(table: Element): Element[] {
  return elementsIn(table).filter(({ tagName }) => tagName === "tr");
}

/** mm of the longest word of a line of text, or of what has to stay together of it. */
function longestWord(node: Element): number {
  if (!/^(?:p|h[1-6]|li|dt|dd|pre)$/.test(node.tagName)) return 0;
  const lengths = textOf(node)
    .split(/\s+/)
    .map((word) => word.length);
  return Math.min(wholeLetters, Math.max(...lengths)) * character;
}
