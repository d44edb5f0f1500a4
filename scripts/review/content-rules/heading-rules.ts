import type { Element } from "hast";
import { brokenElements, type ContentRule, spokenText } from "./content-rule.ts";

/** Longest line, in characters, that is likely meant as a heading. */
const headingLength = 80;

/** Headings have words, and what looks like one is one. */
export const headingRules: readonly ContentRule[] = [
  {
    code: "heading-empty",
    clause: "WCAG 2.2, 2.4.6",
    check: (publication) =>
      brokenElements(publication, (node) =>
        /^h[1-6]$/.test(node.tagName) && ownWords(node) === "" ? {} : undefined,
      ),
  },
  {
    code: "heading-by-hand",
    clause: "WCAG 2.2, 1.3.1",
    check: (publication) =>
      brokenElements(publication, (node) => {
        const text = ownWords(node);
        const isLine =
          node.tagName === "p" && node.properties.dataRole === "paragraph" && text.length <= headingLength;
        return isLine && isAllBold(node) && !/[.!?…:]$/.test(text) ? { text } : undefined;
      }),
  },
];

/** A heading's words; the section's number is not its name. */
function ownWords(node: Element): string {
  const [number] = node.children;
  const isNumbered = number?.type === "element" && number.properties.dataRole === "section-number";
  return spokenText(isNumbered ? { ...node, children: node.children.slice(1) } : node).trim();
}

function isAllBold({ children }: Element): boolean {
  const [only, ...others] = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
  return only?.type === "element" && only.tagName === "strong" && others.length === 0;
}
