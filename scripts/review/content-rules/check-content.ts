import type { Publication } from "../../document/publication.ts";
import { diagnosticCodes } from "../../findings/diagnostic-codes.ts";
import type { Diagnostic, Place } from "../../findings/diagnostics.ts";
import { contrastRules } from "./contrast-rules.ts";
import { headingRules } from "./heading-rules.ts";
import { linkRules } from "./link-rules.ts";
import { pictureRules } from "./picture-rules.ts";
import { tableRules } from "./table-rules.ts";
import { textRules } from "./text-rules.ts";

/**
 * Everything in a publication that some readers could not use, each at its line. What belongs to the looks is reported at
 * `themePlace`, where the theme is chosen.
 */
export function checkContent(publication: Publication, themePlace: Place): Diagnostic[] {
  const rules = [headingRules, pictureRules, linkRules, tableRules, textRules];
  const inText = rules
    .flatMap((rule) => rule(publication))
    .map(({ code, src, facts }): Diagnostic => {
      const [line, column] = (src ?? "").split(":").map(Number);
      const place = { file: publication.source, ...(line && { line }), ...(column && { column }) };
      return { code, level: diagnosticCodes[code], place, facts };
    });
  const inLooks = contrastRules(publication).map(
    ({ code, facts }): Diagnostic => ({ code, level: diagnosticCodes[code], place: themePlace, facts }),
  );
  return [...inText, ...inLooks];
}
