import type { PageGeometry } from "./publication.ts";

/** Whether a wide table may have a page that lies: among upright ones that are neither panels nor stitched. */
export function mayLie({ width, height, fold, stitched }: PageGeometry): boolean {
  return fold === undefined && stitched !== true && width < height;
}
