import { placeOfSource } from "../../document/position.ts";
import type { Publication } from "../../document/publication.ts";
import type { Finding, Place } from "../../findings/diagnostics.ts";
import { contrastRules } from "./contrast-rules.ts";
import { headingRules } from "./heading-rules.ts";
import { linkRules } from "./link-rules.ts";
import { pictureRules } from "./picture-rules.ts";
import { tableRules } from "./table-rules.ts";
import { textRules } from "./text-rules.ts";

const rules = [...headingRules, ...pictureRules, ...linkRules, ...tableRules, ...textRules];

/**
 * Everything in a publication that some readers could not use, each at its line. What belongs to the looks is reported at
 * `themePlace`, where the theme is chosen.
 */
export function checkContent(publication: Publication, themePlace: Place): Finding[] {
  return [
    ...rules.flatMap(({ code, check }) =>
      [...check(publication)].map(({ src, params }): Finding => {
        return { code, place: placeOfSource(src, publication), params };
      }),
    ),
    ...contrastRules.flatMap(({ code, check }) =>
      [...check(publication)].map(({ params }): Finding => ({ code, place: themePlace, params })),
    ),
  ];
}
