import type { Element } from "hast";
import { textOf } from "../../document/tree.ts";
import { foreignWords } from "../../languages/foreign-words.ts";
import { guessLanguage } from "../../languages/guess-language.ts";
import { brokenElements, type ContentRule } from "./content-rule.ts";

const blocks = /^(?:p|h[1-6]|td|th|caption|figcaption|dt|dd)$/;

/** Running text that a voice would spell or mispronounce: capitals, and words of another script without a language. */
export const textRules: readonly ContentRule[] = [
  {
    code: "text-in-capitals",
    clause: "WCAG 2.2, 1.3.1",
    check: (publication) =>
      brokenElements(publication, (node) => {
        const text = blockText(node, publication.lang);
        return text !== undefined && isInCapitals(text) ? { text: text.slice(0, 60) } : undefined;
      }),
  },
  {
    code: "language-unmarked",
    clause: "WCAG 2.2, 3.1.2",
    check: (publication) =>
      brokenElements(publication, (node) => {
        const { lang } = publication;
        const text = blockText(node, lang);
        const foreign = text === undefined || isInCapitals(text) ? undefined : foreignWords(text, lang);
        return foreign === undefined
          ? undefined
          : { text: foreign.slice(0, 60), lang, guess: guessLanguage(foreign) ?? "…" };
      }),
  },
];

/** What an author's block says; undefined for any other element. */
function blockText(node: Element, lang: string): string | undefined {
  return blocks.test(node.tagName) && node.properties.dataSrc !== undefined ? ownText(node, lang) : undefined;
}

function isInCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  const small = letters.replace(/\p{Lu}/gu, "").length;
  return letters.length >= 25 && small < letters.length * 0.15;
}

/** Text in the document's language: what says a language of its own, code and addresses are left out. */
function ownText(node: Element, lang: string): string {
  return textOf(node, ({ tagName, properties }) => {
    const isOther = properties.lang !== undefined && properties.lang !== lang;
    return isOther || /^(?:code|img)$/.test(tagName) ? " | " : undefined;
  });
}
