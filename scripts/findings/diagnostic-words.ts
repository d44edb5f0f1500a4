import type { Diagnostic, Facts } from "./diagnostics.ts";
import { fill, type UiLang } from "./ui-words.ts";
import type { Words } from "./words/messages.en.ts";

/** Facts whose values may be keys of the catalogue's sentence parts: `reason: "missing"`, `row-without-number:3`. */
const translated = ["reason", "expected", "attribute", "what", "instead", "suggestion"];

/** Message and hint of a diagnostic in a language; catalogues are loaded only when there is something to say. */
export async function diagnosticWords({ code, facts }: Diagnostic, lang: UiLang): Promise<Words> {
  const { sentences, parts } = await catalogue(lang);
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

interface Catalogue {
  sentences: Readonly<Record<Diagnostic["code"], Words>>;
  parts: Readonly<Record<string, string>>;
}

async function catalogue(lang: UiLang): Promise<Catalogue> {
  if (lang === "bg") {
    const { diagnosticsBg } = await import("./words/messages.bg.ts");
    const { partsBg } = await import("./words/message-parts.bg.ts");
    return { sentences: diagnosticsBg, parts: partsBg };
  }
  const { diagnosticsEn } = await import("./words/messages.en.ts");
  const { partsEn } = await import("./words/message-parts.en.ts");
  return { sentences: diagnosticsEn, parts: partsEn };
}
