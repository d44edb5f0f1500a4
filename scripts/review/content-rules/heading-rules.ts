import { type ContentFault, type ContentRule, elementsIn, sourceOf, spokenText } from "./content-rule.ts";

/** Longest line, in characters, that is likely meant as a heading. */
const headingLength = 80;

/** Headings have words, and what looks like one is one. WCAG 2.2, 1.3.1 and 2.4.6. */
export const headingRules: ContentRule = ({ body }) =>
  [...elementsIn(body)].flatMap(({ node, around }): ContentFault[] => {
    const src = sourceOf(node, around);
    const [number] = node.children;
    // The section's number is not its name.
    const isNumbered = number?.type === "element" && number.properties.dataRole === "section-number";
    const own = isNumbered ? { ...node, children: node.children.slice(1) } : node;
    const text = spokenText(own).trim();
    if (/^h[1-6]$/.test(node.tagName) && text === "") return [{ code: "heading-empty", src, params: {} }];
    const [only, ...others] = node.children.filter(
      (child) => child.type !== "text" || child.value.trim() !== "",
    );
    const isBold = only?.type === "element" && only.tagName === "strong" && others.length === 0;
    const isLine =
      node.tagName === "p" && node.properties.dataRole === "paragraph" && text.length <= headingLength;
    return isLine && isBold && !/[.!?…:]$/.test(text)
      ? [{ code: "heading-by-hand", src, params: { text } }]
      : [];
  });
