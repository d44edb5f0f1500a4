import type { PageGeometry } from "./publication.ts";

/** Of a page's text area: a picture as high as the page would leave no room for its caption. */
const share = 0.8;

/** How high a picture may be on the page, in mm: one held upright would go on over several pages otherwise. */
export function tallestPicture({ height, margins }: PageGeometry): number {
  return Math.round((height - margins.top - margins.bottom) * share);
}
