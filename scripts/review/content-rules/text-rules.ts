import type { Element } from "hast";
import { type ContentFault, type ContentRule, elementsIn, sourceOf } from "./content-rule.ts";

/** Languages written in Cyrillic. */
const cyrillic = new Set(["bg", "ru", "uk", "sr", "mk", "be"]);
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
    return foreign ? [{ code: "language-unmarked", src, params: { text: foreign.slice(0, 60), lang } }] : [];
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

/** Four words or more in a row of a script that the language is not written in: names are shorter. */
function foreignWords(text: string, lang: string): string | undefined {
  const plain = text.replace(/\S*(?:@|:\/\/|www\.)\S*/g, " | ");
  const script = cyrillic.has(lang.split("-")[0] ?? "") ? "Latin" : "Cyrillic";
  const words = `\\p{Script=${script}}[\\p{Script=${script}}’'-]*`;
  const found = new RegExp(`${words}(?:[\\s,]+${words}){3,}`, "u").exec(plain)?.[0];
  return found && found.length >= 15 ? found : undefined;
}
