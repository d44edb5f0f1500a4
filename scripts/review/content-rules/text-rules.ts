import type { Element } from "hast";
import { foreignWords } from "../../languages/foreign-words.ts";
import { guessLanguage } from "../../languages/guess-language.ts";
import { type ContentFault, type ContentRule, elementsIn, sourceOf } from "./content-rule.ts";

const blocks = /^(?:p|h[1-6]|td|th|caption|figcaption|dt|dd)$/;

/** Running text that a voice would spell or mispronounce: capitals, and words of another script without a language. */
export const textRules: ContentRule = ({ body, lang }) =>
  [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const src = sourceOf(node, around);
    if (!blocks.test(node.tagName) || node.properties.dataSrc === undefined) return [];
    const text = ownText(node, lang);
    const letters = text.replace(/[^\p{L}]/gu, "");
    const small = letters.replace(/\p{Lu}/gu, "").length;
    if (letters.length >= 25 && small < letters.length * 0.15)
      return [{ code: "text-in-capitals", src, params: { text: text.slice(0, 60) } }];
    const foreign = foreignWords(text, lang);
    if (foreign === undefined) return [];
    const guess = guessLanguage(foreign) ?? "…";
    return [{ code: "language-unmarked", src, params: { text: foreign.slice(0, 60), lang, guess } }];
  });

/** Text in the document's language: what says a language of its own, code and addresses are left out. */
function ownText(node: Element, lang: string): string {
  return node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element") return "";
      const own = child.properties.lang;
      if ((own !== undefined && own !== lang) || /^(?:code|img)$/.test(child.tagName)) return " | ";
      return ownText(child, lang);
    })
    .join("");
}
