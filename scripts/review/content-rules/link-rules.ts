import { en } from "../../languages/en.ts";
import { languageOf } from "../../languages/languages.ts";
import { folded } from "../../languages/letter-case.ts";
import { type ContentFault, type ContentRule, elementsIn, sourceOf, spokenText } from "./content-rule.ts";

/** A link's words say where it leads, also when they are read alone. */
export const linkRules: ContentRule = ({ body, lang }) => {
  const unclear = unclearWords(lang);
  const targets = new Map<string, string>();
  return [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const { href, dataRole } = node.properties;
    if (node.tagName !== "a" || typeof href !== "string" || /^(note-mark|note-back)$/.test(String(dataRole)))
      return [];
    const src = sourceOf(node, around);
    const text = spokenText(node).replace(/\s+/g, " ").trim();
    if (text === "") return [{ code: "link-text-missing", src, params: { address: href } }];
    const words = folded(text, lang).replace(/[\p{P}\s]+$/u, "");
    if (unclear.has(words)) return [{ code: "link-text-unclear", src, params: { text, address: href } }];
    if (/^https?:\/\/\S{25,}$/.test(text))
      return [{ code: "link-text-address", src, params: { address: text } }];
    const known = targets.get(words);
    targets.set(words, known ?? href);
    const inContents = around.some(({ properties }) => properties.dataRole === "toc");
    return known !== undefined && known !== href && !inContents && !href.startsWith("#")
      ? [{ code: "link-text-ambiguous", src, params: { text, address: href, other: known } }]
      : [];
  });
};

/** Of the language and of English, which templates and pasted texts bring along. */
function unclearWords(lang: string): ReadonlySet<string> {
  const words = [...(languageOf(lang)?.unclearLinks ?? []), ...en.unclearLinks];
  return new Set(words.map((word) => folded(word, lang)));
}
