import { type ContentFault, type ContentRule, elementsIn, sourceOf, spokenText } from "./content-rule.ts";

/** Words that say nothing about where a link leads, by language. WCAG 2.2, 2.4.4. */
const unclear: Readonly<Record<string, readonly string[]>> = {
  en: [
    "here",
    "click here",
    "this",
    "link",
    "more",
    "read more",
    "this link",
    "this page",
    "learn more",
    "see here",
  ],
  bg: [
    "тук",
    "натиснете тук",
    "виж тук",
    "вижте тук",
    "линк",
    "връзка",
    "още",
    "повече",
    "прочетете още",
    "виж",
  ],
  de: ["hier", "mehr", "klicken sie hier", "link", "weiterlesen"],
  fr: ["ici", "cliquez ici", "plus", "en savoir plus", "lien"],
  ru: ["здесь", "тут", "нажмите здесь", "подробнее", "ссылка"],
  uk: ["тут", "натисніть тут", "детальніше", "посилання"],
};

/** A link's words say where it leads, also when they are read alone. */
export const linkRules: ContentRule = ({ body, lang }) => {
  const targets = new Map<string, string>();
  return [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const { href, dataRole } = node.properties;
    if (node.tagName !== "a" || typeof href !== "string" || /^(note-mark|note-back)$/.test(String(dataRole)))
      return [];
    const src = sourceOf(node, around);
    const text = spokenText(node).replace(/\s+/g, " ").trim();
    if (text === "") return [{ code: "link-text-missing", src, params: { address: href } }];
    const words = text.toLocaleLowerCase(lang).replace(/[\p{P}\s]+$/u, "");
    if ([...(unclear[lang.split("-")[0] ?? ""] ?? []), ...(unclear.en ?? [])].includes(words))
      return [{ code: "link-text-unclear", src, params: { text, address: href } }];
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
