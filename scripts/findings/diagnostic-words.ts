import { type Catalogue, catalogue } from "../words/catalogues.ts";
import { fill, type Params } from "../words/fill.ts";
import type { FindingWords } from "../words/finding-words.ts";
import type { UiLang } from "../words/interface-languages.ts";
import type { Finding } from "./diagnostics.ts";

/** Parameters whose values may be keys of the catalogue's sentence parts: `reason: "missing"`, `row-without-number:3`. */
const translated = [
  "reason",
  "expected",
  "what",
  "instead",
  "suggestion",
  "format",
  "surface",
  "where",
  "cure",
  "foundKind",
  "wantedKind",
];

/**
 * Message and hint of a finding in a language; catalogues are loaded only when there is something to say. What is wrong with a
 * recipient's row begins with their name: lists are sorted anew, and lines are no names.
 */
export async function diagnosticWords(
  { code, params, place }: Pick<Finding, "code" | "params"> & Partial<Finding>,
  lang: UiLang,
): Promise<FindingWords> {
  const [sentences, parts] = await Promise.all([
    catalogue(lang, "findings"),
    catalogue(lang, "findingParts"),
  ]);
  const filled: Record<string, string | number> = { ...params };
  for (const name of translated)
    if (params[name] !== undefined) filled[name] = partWords(String(params[name]), params, parts);
  if (params.rule !== undefined) {
    const rules: Readonly<Record<string, string>> = await catalogue(lang, "rules");
    filled.rule = fill(rules[params.rule] ?? String(params.rule), filled);
  }
  // Reasons that others give are sentences of their own; ours ends with a full stop already.
  if (typeof filled.reason === "string") filled.reason = filled.reason.replace(/(?<=[^.])\.$/, "");
  const { message, hint } = sentences[code];
  const whose = place?.recipient === undefined ? "" : `${place.recipient}: `;
  return { message: whose + fill(message, filled), hint: fill(hint, filled) };
}

/** A reason by itself, as `dipla doctor` says it: a key of the sentence parts, or what somebody else said. */
export async function reasonWords(reason: string, lang: UiLang): Promise<string> {
  return partWords(reason, {}, await catalogue(lang, "findingParts"));
}

/** What stands behind a key's colon fills the blank `detail`. */
function partWords(value: string, params: Params, parts: Catalogue<"findingParts">): string {
  const [, key = value, detail] = /^([^:]+):(.*)$/s.exec(value) ?? [];
  const sentences: Readonly<Record<string, string>> = parts;
  const sentence = Object.hasOwn(sentences, key) ? sentences[key] : undefined;
  return sentence === undefined
    ? value
    : fill(sentence, { ...params, ...(detail !== undefined && { detail }) });
}
