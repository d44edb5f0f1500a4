import { catalogue } from "../words/catalogues.ts";
import { fill } from "../words/fill.ts";
import type { FindingWords } from "../words/finding-words.ts";
import type { UiLang } from "../words/interface-languages.ts";
import type { Finding } from "./diagnostics.ts";

/** Parameters whose values may be keys of the catalogue's sentence parts: `reason: "missing"`, `row-without-number:3`. */
const translated = ["reason", "expected", "what", "instead", "suggestion"];

/** Message and hint of a finding in a language; catalogues are loaded only when there is something to say. */
export async function diagnosticWords(
  { code, params }: Pick<Finding, "code" | "params">,
  lang: UiLang,
): Promise<FindingWords> {
  const sentences = await catalogue(lang, "findings");
  const parts: Readonly<Record<string, string>> = await catalogue(lang, "findingParts");
  const filled: Record<string, string | number> = { ...params };
  for (const name of translated) {
    const [key = "", row] = String(params[name] ?? "").split(":");
    if (Object.hasOwn(parts, key)) filled[name] = fill(parts[key] ?? "", { ...params, ...(row && { row }) });
  }
  // Reasons that others give are sentences of their own; ours ends with a full stop already.
  if (typeof filled.reason === "string") filled.reason = filled.reason.replace(/(?<=[^.])\.$/, "");
  const { message, hint } = sentences[code];
  return { message: fill(message, filled), hint: fill(hint, filled) };
}
