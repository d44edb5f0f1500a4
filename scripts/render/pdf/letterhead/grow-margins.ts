import type { Letterhead, PageKind } from "../../../document/letterhead.ts";
import type { Margins } from "../../../document/margins.ts";
import type { PageGeometry } from "../../../document/publication.ts";
import type { PartHeights } from "./set-sheets.ts";

/** Text keeps off a header or footer that reaches into its margin, in mm. */
const least = 1;
/** mm that are left for text whatever a header takes. */
const leastText = 20;

/** Margins of pages whose headers and footers need more than the letterhead's margins: as in Word, text begins below the header. */
export function growMargins(
  page: PageGeometry,
  { distances }: Pick<Letterhead, "distances">,
  heights: ReadonlyMap<PageKind, PartHeights>,
): PageGeometry {
  const grown = (kind: PageKind): Margins | undefined => {
    const own = heights.get(kind);
    if (!own) return undefined;
    const need = (distance: number, height: number): number => (height > 0 ? distance + height + least : 0);
    const top = Math.max(page.margins.top, need(distances.header, own.header));
    const bottom = Math.max(page.margins.bottom, need(distances.footer, own.footer));
    // What was estimated to have room has it for certain: a browser prints no page without any.
    const most = page.height - bottom - leastText;
    return {
      ...page.margins,
      top: hundredths(Math.max(page.margins.top, Math.min(top, most))),
      bottom: hundredths(bottom),
    };
  };
  const usual = grown("default") ?? page.margins;
  return { ...page, margins: usual, first: grown("first"), even: grown("even") };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
