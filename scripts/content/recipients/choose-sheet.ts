import { knownNames } from "./find-head.ts";
import type { RawSheet, UnreadableList } from "./raw-list.ts";

/** A sheet of a workbook that has not been read yet. */
export interface SheetOffer {
  name: string;
  isHidden: boolean;
  read(): RawSheet;
}

/** How many rows a head is looked for in. */
const looked = 30;

/**
 * The sheet that the author names, by its name or its number. Where none is named, the first visible one that has a head with known
 * columns: workbooks have sheets with a cover or with lists for drop-downs, and hidden ones.
 */
export function chooseSheet(
  sheets: readonly SheetOffer[],
  wanted: string | undefined,
): RawSheet | UnreadableList {
  if (wanted !== undefined) {
    const plain = (name: string): string => name.normalize("NFC").trim().toLowerCase();
    const named = sheets.find(({ name }) => plain(name) === plain(wanted));
    const numbered = /^\d+$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined;
    const known = sheets.map(({ name }) => name).join(", ");
    return (named ?? numbered)?.read() ?? { reason: "sheet-unknown", params: { name: wanted, known } };
  }
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const read = (visible.length > 0 ? visible : sheets).map((sheet) => sheet.read());
  const likely = read.find(({ rows }) => rows.slice(0, looked).some((row) => knownNames(row) >= 2));
  return likely ?? read[0] ?? { reason: "no-rows" };
}
