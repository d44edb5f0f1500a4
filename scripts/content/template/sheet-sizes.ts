/** Trimmed sizes in mm, upright: ISO 216, the envelope size a third of A4 fits, and US Letter (ANSI/ASME Y14.1). */
export const sheetSizes = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  DL: [99, 210],
  Letter: [215.9, 279.4],
} as const satisfies Record<string, readonly [number, number]>;

/** The name of a sheet size. */
export type SheetName = keyof typeof sheetSizes;

/** Names for the schema, in the order of the table. */
export const sheetNames = Object.keys(sheetSizes) as SheetName[];
