import { byPlace, type Diagnostic } from "../findings/diagnostics.ts";
import { type PublicDiagnostic, publicForm } from "../findings/judge.ts";
import type { FindingWords } from "../words/finding-words.ts";
import type { UiLang } from "../words/interface-languages.ts";

/** A diagnostic in words, as `--json` prints it: `message` says what is wrong, `hint` what to do. */
export interface ToldDiagnostic extends PublicDiagnostic, FindingWords {}

/** Each once, in the order of their places. Catalogues are loaded only when there is something to say. */
export async function toldDiagnostics(found: readonly Diagnostic[], lang: UiLang): Promise<ToldDiagnostic[]> {
  if (found.length === 0) return [];
  const { diagnosticWords } = await import("../findings/diagnostic-words.ts");
  const unique = [...new Map(found.map((item) => [JSON.stringify(item), item])).values()].sort(byPlace);
  return Promise.all(
    unique.map(async (item) => ({ ...publicForm(item), ...(await diagnosticWords(item, lang)) })),
  );
}
