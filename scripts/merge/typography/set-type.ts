import type { Element, Root, Text } from "hast";
import { type LanguageRules, languageRules, noShortLastWord, type Rule } from "./language-rules.ts";
import { foreignRuns, replaceInRun, type TextRun, textRuns } from "./text-run.ts";

/** True when Dipla has typographic rules for the language. */
export function hasTypography(lang: string): boolean {
  return Object.hasOwn(languageRules, primary(lang));
}

/**
 * Sets the text of a tree by the rules of its language: quotes, dashes, non-breaking spaces. Works on text nodes,
 * leaves code and addresses alone, sets words in other languages by theirs, and doing it twice changes nothing more.
 */
export function setType(root: Root, lang: string): void {
  const rules = languageRules[primary(lang)];
  for (const run of textRuns(root, lang)) {
    if (rules) setRun(run, rules);
    else replaceInRun(run, / {2,}/g, () => " ");
  }
  for (const run of foreignRuns(root, lang)) {
    const own = languageRules[primary(run.lang)];
    if (own) setRun(run, own);
  }
  keepTogether(root, primary(lang) === "bg" ? bulgarianWhole : whole);
}

/** The same for a lone string such as a title. */
export function setTypeOfText(value: string, lang: string): string {
  const node: Text = { type: "text", value };
  const rules = languageRules[primary(lang)];
  if (rules) setRun({ nodes: [node], display: true }, rules);
  return node.value;
}

function primary(lang: string): string {
  return lang.split("-")[0] ?? lang;
}

function setRun(run: TextRun, { quotes, apostrophe, rules }: LanguageRules): void {
  replaceInRun(run, /(?<=[\p{L}\p{N}])'(?=\p{L})/gu, () => apostrophe);
  let depth = 0;
  replaceInRun(run, /"/g, (match, whole) => {
    const before = whole[match.index - 1] ?? " ";
    const opens = /[\s\u00a0([{„“‚–—-]/.test(before);
    if (opens) {
      depth += 1;
      return depth > 1 ? quotes.inner[0] : quotes.outer[0];
    }
    const closing = depth > 1 ? quotes.inner[1] : quotes.outer[1];
    depth = Math.max(0, depth - 1);
    return closing;
  });
  for (const rule of [...rules, noShortLastWord]) {
    if (!rule.displayOnly || run.display) applyRule(run, rule);
  }
}

function applyRule(run: TextRun, { pattern, replace }: Rule): void {
  replaceInRun(run, pattern, (match) => (typeof replace === "string" ? replace : replace(match)));
}

/** Acronyms long enough to be divided otherwise: browsers divide words in capitals in most languages. */
const whole = /(?<![\p{L}\p{N}])\p{Lu}{8,}(?![\p{L}\p{N}])/gu;
/** And „по-добър“, „най-нова“: a line may not end after the hyphen. */
const bulgarianWhole = new RegExp(`(?<!\\p{L})(?:по|най|По|Най)-\\p{L}+|${whole.source}`, "gu");

/** Words that may not be divided. U+2011 is missing in many fonts, so a span says it. */
function keepTogether(parent: Root | Element, pattern: RegExp): void {
  const children: (Root | Element)["children"] = parent.children;
  parent.children = children.flatMap((child): (typeof child)[] => {
    if (child.type === "element") {
      if (child.tagName !== "code" && child.tagName !== "pre" && child.properties.dataNowrap === undefined)
        keepTogether(child, pattern);
      return [child];
    }
    return child.type === "text" ? splitWords(child, pattern) : [child];
  }) as typeof parent.children;
}

function splitWords(node: Text, pattern: RegExp): (Text | Element)[] {
  const parts: (Text | Element)[] = [];
  let from = 0;
  for (const match of node.value.matchAll(pattern)) {
    if (match.index > from) parts.push({ type: "text", value: node.value.slice(from, match.index) });
    parts.push({
      type: "element",
      tagName: "span",
      properties: { dataNowrap: "" },
      children: [{ type: "text", value: match[0] }],
    });
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return [node];
  if (from < node.value.length) parts.push({ type: "text", value: node.value.slice(from) });
  return parts;
}
