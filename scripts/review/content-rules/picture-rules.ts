import { type ContentFault, type ContentRule, elementsIn, sourceOf } from "./content-rule.ts";

/** Longer descriptions belong into the text, where they can be read at one's own pace. */
const longest = 300;
const fileName = /^[\w\s.-]+\.(?:png|jpe?g|gif|svg|webp|tiff?)$/i;
const noDescription =
  /^(?:image|picture|photo|figure|graphic|img[\s_-]*\d*|dsc[\s_-]*\d*|изображение|снимка|картинка|фигура|графика)[\s\d]*$/iu;

/** What pictures say instead of being seen. WCAG 2.2, 1.1.1. */
export const pictureRules: ContentRule = ({ body }) =>
  [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const role = String(node.properties.dataRole ?? "");
    const src = sourceOf(node, around);
    if (
      role === "chart" &&
      !node.children.some((child) => child.type === "element" && child.tagName === "figcaption")
    )
      return [{ code: "chart-title-missing", src, params: {} }];
    if (node.tagName !== "img" || role !== "picture") return [];
    const alt = String(node.properties.alt ?? "").trim();
    if (fileName.test(alt) || noDescription.test(alt))
      return [{ code: "image-alt-unhelpful", src, params: { text: alt } }];
    return alt.length > longest
      ? [{ code: "image-alt-long", src, params: { count: alt.length, most: longest } }]
      : [];
  });
