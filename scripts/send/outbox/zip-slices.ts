/** Where bytes stand in a file: from the first to the one behind the last. */
export interface Slice {
  from: number;
  to: number;
}

/**
 * Where the files of a ZIP stand, packed as they are (APPNOTE 4.3.7), as far as the head before each tells its length: a ZIP that was written
 * in one go may tell it only behind.
 */
export function zipSlices(zip: Uint8Array): Slice[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const slices: Slice[] = [];
  for (let at = 0; at + 30 <= zip.length && view.getUint32(at, true) === localHead; ) {
    const isTold = (view.getUint16(at + 6, true) & lengthsFollow) === 0;
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const to = from + view.getUint32(at + 18, true);
    if (!isTold || to > zip.length) break;
    slices.push({ from, to });
    at = to;
  }
  return slices;
}

const localHead = 0x04034b50;
/** Bit 3 of the general purpose flag. */
const lengthsFollow = 8;
