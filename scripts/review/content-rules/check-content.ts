import { placeOfSource } from "../../document/position.ts";
import type { Publication } from "../../document/publication.ts";
import type { Finding, Place } from "../../findings/diagnostics.ts";
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
export function checkContent(publication: Publication, themePlace: Place): Finding[] {
  const rules = [headingRules, pictureRules, linkRules, tableRules, textRules];
  const inText = rules
    .flatMap((rule) => rule(publication))
    .map(({ code, src, params }): Finding => {
      return { code, place: placeOfSource(src, publication), params };
    });
  const inLooks = contrastRules(publication).map(
    ({ code, params }): Finding => ({ code, place: themePlace, params }),
  );
  return [...inText, ...inLooks];
}
