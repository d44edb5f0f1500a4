import type { PageGeometry } from "./publication.ts";

/** Whether a wide table may have a page that lies: among upright ones that are neither panels nor stitched. */
export function mayLie({ width, height, fold, stitched }: PageGeometry): boolean {
  return fold === undefined && stitched !== true && width < height;
}

/**
 * mm of an upright page that each column has of a table that has its words divided: with less, it rather lies. An ordinary long
 * word of 14 letters takes 25 mm in a cell's type, its padding 5 more. Where words are hyphenated, half of one and its hyphen stand in
 * a line (18 mm); Word tears them where the column ends, so that nearly all of it has to be there. Both with some air.
 */
export const leastColumn = { hyphenated: 20, torn: 33 } as const;
