import type { Element } from "hast";
import { en } from "../../languages/en.ts";
import { languageOf } from "../../languages/languages.ts";
import { folded } from "../../languages/letter-case.ts";
import { brokenElements, type ContentRule } from "./content-rule.ts";

/** Longer descriptions belong into the text, where they can be read at one's own pace. */
const longest = 300;
const fileName = /^[\w\s.-]+\.(?:png|jpe?g|gif|svg|webp|tiff?)$/i;
/** Names that cameras and programs give, with their numbers. */
const cameraName = /^(?:img|dsc)[\s_-]*\d*[\s\d]*$/i;

/** What pictures say instead of being seen. */
export const pictureRules: readonly ContentRule[] = [
  {
    code: "chart-title-missing",
    clause: "WCAG 2.2, 1.1.1",
    check: (publication) =>
      brokenElements(publication, ({ properties, children }) => {
        const isNamed = children.some((child) => child.type === "element" && child.tagName === "figcaption");
        return properties.dataRole === "chart" && !isNamed ? {} : undefined;
      }),
  },
  {
    code: "image-alt-unhelpful",
    clause: "WCAG 2.2, 1.1.1",
    check: (publication) => {
      const { lang } = publication;
      const empty = emptyDescriptions(lang);
      return brokenElements(publication, (node) => {
        const text = description(node);
        return saysNothing(text ?? "", empty, lang) ? { text: text ?? "" } : undefined;
      });
    },
  },
  {
    code: "image-alt-long",
    clause: "WCAG 2.2, 1.1.1",
    check: (publication) =>
      brokenElements(publication, (node) => {
        const count = description(node)?.length ?? 0;
        return count > longest ? { count, most: longest } : undefined;
      }),
  },
];

/** Of an author's picture; undefined for anything else. */
function description({ tagName, properties }: Element): string | undefined {
  return tagName === "img" && properties.dataRole === "picture"
    ? String(properties.alt ?? "").trim()
    : undefined;
}

function saysNothing(text: string, empty: ReadonlySet<string>, lang: string): boolean {
  return fileName.test(text) || cameraName.test(text) || empty.has(withoutNumber(folded(text, lang)));
}

/** “Photo”, “Figure 3”: of the language and of English. */
function emptyDescriptions(lang: string): ReadonlySet<string> {
  const words = [...(languageOf(lang)?.emptyDescriptions ?? []), ...en.emptyDescriptions];
  return new Set(words.map((word) => folded(word, lang)));
}

function withoutNumber(text: string): string {
  return text.replace(/[\s\d]+$/, "");
}
