/**
 * Where an object lies (ISO 32000-1 §7.5.8.3): kind 1 with the offset of its first byte and its generation, kind 2 with the number
 * of an object stream and its place in there, kind 0 for the head of the list of free numbers.
 */
export type CrossReference = readonly [kind: 0 | 1 | 2, where: number, place: number];

/** Bytes of each field of a row, as `/W` says them. */
export const crossReferenceWidths = "1 4 2";

const rowSize = 7;

/** The data of a cross-reference stream, not packed. */
export function crossReferenceTable(rows: readonly CrossReference[]): Buffer<ArrayBuffer> {
  const table = Buffer.alloc(rows.length * rowSize);
  for (const [index, [kind, where, place]] of rows.entries()) {
    table.writeUInt8(kind, index * rowSize);
    table.writeUInt32BE(where, index * rowSize + 1);
    table.writeUInt16BE(place, index * rowSize + 5);
  }
  return table;
}
