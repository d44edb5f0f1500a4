import { en } from "../../languages/en.ts";
import { languageOf } from "../../languages/languages.ts";
import { folded } from "../../languages/letter-case.ts";
import { type ContentFault, type ContentRule, elementsIn, sourceOf } from "./content-rule.ts";

/** Longer descriptions belong into the text, where they can be read at one's own pace. */
const longest = 300;
const fileName = /^[\w\s.-]+\.(?:png|jpe?g|gif|svg|webp|tiff?)$/i;
/** Names that cameras and programs give, with their numbers. */
const cameraName = /^(?:img|dsc)[\s_-]*\d*[\s\d]*$/i;

/** What pictures say instead of being seen. WCAG 2.2, 1.1.1. */
export const pictureRules: ContentRule = ({ body, lang }) => {
  const empty = emptyDescriptions(lang);
  return [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const role = String(node.properties.dataRole ?? "");
    const src = sourceOf(node, around);
    if (
      role === "chart" &&
      !node.children.some((child) => child.type === "element" && child.tagName === "figcaption")
    )
      return [{ code: "chart-title-missing", src, params: {} }];
    if (node.tagName !== "img" || role !== "picture") return [];
    const alt = String(node.properties.alt ?? "").trim();
    if (fileName.test(alt) || cameraName.test(alt) || empty.has(withoutNumber(folded(alt, lang))))
      return [{ code: "image-alt-unhelpful", src, params: { text: alt } }];
    return alt.length > longest
      ? [{ code: "image-alt-long", src, params: { count: alt.length, most: longest } }]
      : [];
  });
};

/** “Photo”, “Figure 3”: of the language and of English. */
function emptyDescriptions(lang: string): ReadonlySet<string> {
  const words = [...(languageOf(lang)?.emptyDescriptions ?? []), ...en.emptyDescriptions];
  return new Set(words.map((word) => folded(word, lang)));
}

function withoutNumber(text: string): string {
  return text.replace(/[\s\d]+$/, "");
}
