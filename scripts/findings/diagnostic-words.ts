import { catalogue } from "../words/catalogues.ts";
import { fill } from "../words/fill.ts";
import type { FindingWords } from "../words/finding-words.ts";
import type { UiLang } from "../words/interface-languages.ts";
import type { Diagnostic, Facts } from "./diagnostics.ts";

/** Facts whose values may be keys of the catalogue's sentence parts: `reason: "missing"`, `row-without-number:3`. */
const translated = ["reason", "expected", "attribute", "what", "instead", "suggestion"];

/** Message and hint of a diagnostic in a language; catalogues are loaded only when there is something to say. */
export async function diagnosticWords({ code, facts }: Diagnostic, lang: UiLang): Promise<FindingWords> {
  const sentences = await catalogue(lang, "findings");
  const parts: Readonly<Record<string, string>> = await catalogue(lang, "findingParts");
  const filled: Facts = { ...facts };
  for (const name of translated) {
    const [key = "", row] = String(facts[name] ?? "").split(":");
    if (Object.hasOwn(parts, key)) filled[name] = fill(parts[key] ?? "", { ...facts, ...(row && { row }) });
  }
  // Reasons that others give are sentences of their own; ours ends with a full stop already.
  if (typeof filled.reason === "string") filled.reason = filled.reason.replace(/(?<=[^.])\.$/, "");
  const { message, hint } = sentences[code];
  return { message: fill(message, filled), hint: fill(hint, filled) };
}
