import { foldSteps } from "../../document/fold-steps.ts";
import type { Publication } from "../../document/publication.ts";
import type { SheetMeasures } from "./view.ts";

/** mm that leaflets of the built-in templates keep free at edges and folds. */
const safe = 5;

/** The sheet of a leaflet as it is printed, left to right; undefined for pages in a row. */
export function sheetMeasures({ page, print, dir }: Publication): SheetMeasures | undefined {
  if (!page.fold) return undefined;
  const fromLeft = <T>(panels: readonly T[]): T[] => (dir === "rtl" ? [...panels].reverse() : [...panels]);
  return {
    width: page.width,
    height: page.height,
    bleed: print.bleed,
    safe,
    outside: fromLeft(page.fold.outside),
    inside: fromLeft(page.fold.inside),
    steps: foldSteps(page.fold, dir),
  };
}
