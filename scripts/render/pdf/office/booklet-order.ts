/** What stands on one side of a sheet: page numbers from 1, undefined for a blank one. */
export interface SheetSide {
  left: number | undefined;
  right: number | undefined;
  /** Sheets outside of this one. */
  sheet: number;
}

/**
 * The sides of a booklet's sheets in printing order, front and back by turns, from the outermost sheet in. Pages are
 * filled up to a multiple of four with blanks before the last page, so that the back cover stays the back cover.
 * Languages written from right to left are bound at the right.
 */
export function bookletOrder(pages: number, dir: "ltr" | "rtl"): SheetSide[] {
  const total = Math.ceil(pages / 4) * 4;
  const page = (place: number): number | undefined => {
    if (place === total) return pages;
    return place < pages ? place : undefined;
  };
  return Array.from({ length: total / 4 }, (_, sheet) => [
    { first: total - 2 * sheet, second: 1 + 2 * sheet, sheet },
    { first: 2 + 2 * sheet, second: total - 1 - 2 * sheet, sheet },
  ])
    .flat()
    .map(({ first, second, sheet }) => {
      const [left, right] = dir === "ltr" ? [first, second] : [second, first];
      return { left: page(left), right: page(right), sheet };
    });
}
