import type { Element, Root, Text } from "hast";
import { replaceBelow } from "../../document/tree.ts";
import { defaultTypography, type TypographyPolicy } from "../../document/typography-policy.ts";
import type { Language } from "../../languages/language.ts";
import { languageOf } from "../../languages/languages.ts";
import type { RuleName } from "../../languages/typographic-rule.ts";
import { commonRules, noShortLastWord, policyRules } from "./common-rules.ts";
import { foreignRuns, replaceInRun, type TextRun, textRuns } from "./text-run.ts";

/** One thing that the rules have changed: the words around it, before and after. */
export interface TypeChange {
  rule: RuleName;
  before: string;
  after: string;
  /** `data-src` of the block. */
  src: string | undefined;
}

/** How type is set, and who hears of it. */
export interface SetTypeOptions {
  policy?: TypographyPolicy | undefined;
  onChange?: ((change: TypeChange) => void) | undefined;
}

/**
 * Sets the text of a tree by the rules of its language: quotes, dashes, non-breaking spaces. Works on text nodes,
 * leaves code and addresses alone, sets words in other languages by theirs, and doing it twice changes nothing more.
 */
export function setType(root: Root, lang: string, options: SetTypeOptions = {}): void {
  const language = languageOf(lang);
  for (const run of textRuns(root, lang)) {
    if (language) setRun(run, language, options);
    else replaceInRun(run, / {2,}/g, () => " ");
  }
  for (const run of foreignRuns(root, lang)) {
    const own = languageOf(run.lang);
    if (own) setRun(run, own, options);
  }
  keepTogether(root, language ? wholeWords(language) : capitals);
}

/** The same for a lone string such as a title. */
export function setTypeOfText(value: string, lang: string, options: SetTypeOptions = {}): string {
  const node: Text = { type: "text", value };
  const language = languageOf(lang);
  if (language) setRun({ nodes: [node], display: true, src: undefined }, language, options);
  return node.value;
}

/** Sets a run. Most of them are the same in all copies of a document: what became of one is remembered. */
function setRun(
  run: TextRun,
  language: Language,
  { policy = defaultTypography, onChange }: SetTypeOptions,
): void {
  // Whoever wants to hear of the changes has to see them made.
  if (onChange) return applyRules(run, language, policy, onChange);
  const memory = remembered.get(language) ?? new Map<string, string[]>();
  remembered.set(language, memory);
  const key = JSON.stringify([policy, run.display, ...run.nodes.map(({ value }) => value)]);
  const known = memory.get(key);
  if (known) {
    for (const [index, node] of run.nodes.entries()) node.value = known[index] ?? node.value;
    return;
  }
  applyRules(run, language, policy, () => undefined);
  if (memory.size >= mostRemembered) memory.clear();
  memory.set(
    key,
    run.nodes.map(({ value }) => value),
  );
}

const remembered = new WeakMap<Language, Map<string, string[]>>();

/** Runs: more than the longest report has, and a few MB. */
const mostRemembered = 5_000;

function applyRules(
  run: TextRun,
  language: Language,
  policy: TypographyPolicy,
  onChange: NonNullable<SetTypeOptions["onChange"]>,
): void {
  const { rules, apostrophe } = language;
  const change = (rule: RuleName) => (before: string, after: string) =>
    onChange({ rule, before, after, src: run.src });
  setHebrewMarks(run, change("letters"));
  replaceInRun(run, /(?<=[\p{L}\p{N}])['\u02bc](?=\p{L})/gu, () => apostrophe, change("apostrophe"));
  setQuotes(run, language, change("quotes"));
  for (const rule of [...commonRules, ...policyRules(policy), ...rules, noShortLastWord]) {
    if (rule.displayOnly && !run.display) continue;
    const { pattern, replace, name } = rule;
    replaceInRun(
      run,
      pattern,
      (match) => (typeof replace === "string" ? replace : replace(match)),
      change(name),
    );
  }
}

type Told = (before: string, after: string) => void;

/** Hebrew acronyms and shortened words are typed with quotation marks that are none: צה"ל, ג'. */
function setHebrewMarks(run: TextRun, told: Told): void {
  replaceInRun(run, /(?<=\p{Script=Hebrew})"(?=\p{Script=Hebrew})/gu, () => "״", told);
  replaceInRun(run, /(?<=\p{Script=Hebrew})'(?!\p{Script=Latin})/gu, () => "׳", told);
}

function setQuotes(run: TextRun, { quotes }: Language, told: Told): void {
  let depth = 0;
  replaceInRun(
    run,
    /"/g,
    (match, whole) => {
      const before = whole[match.index - 1] ?? " ";
      const opens = /[\s\u00a0([{„“‚«¿¡–—-]/.test(before);
      if (opens) {
        depth += 1;
        return depth > 1 ? quotes.inner[0] : quotes.outer[0];
      }
      const closing = depth > 1 ? quotes.inner[1] : quotes.outer[1];
      depth = Math.max(0, depth - 1);
      return closing;
    },
    told,
  );
}

/** Acronyms long enough to be divided otherwise: browsers divide words in capitals in most languages. */
const capitals = /(?<![\p{L}\p{N}])\p{Lu}{8,}(?![\p{L}\p{N}])/gu;

/** Acronyms, and the words that the language keeps whole: „по-добър“ does not end a line after its hyphen. */
function wholeWords(language: Language): RegExp {
  const known = wholes.get(language);
  if (known) return known;
  const { undivided } = language;
  const made = undivided ? new RegExp(`${undivided.source}|${capitals.source}`, "gu") : capitals;
  wholes.set(language, made);
  return made;
}

const wholes = new WeakMap<Language, RegExp>();

/** Words that may not be divided. U+2011 is missing in many fonts, so a span says it. */
function keepTogether(root: Root, pattern: RegExp): void {
  replaceBelow(root, (child, enter) => {
    if (child.type === "text") return splitWords(child, pattern);
    if (
      child.type === "element" &&
      !/^(?:code|pre)$/.test(child.tagName) &&
      child.properties.dataNowrap === undefined
    )
      enter(child);
    return [child];
  });
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
