/*
 * The same table of a CMYK profile, device → PCS, in the other forms that profiles have it in: lut8Type of version 2 and
 * lutAToBType of version 4.
 */

interface Lut16 {
  grid: number;
  inputs: number[][];
  colours: number[];
  outputs: number[][];
}

/** The profile with its `A2B1` as lut8Type: 256 samples to a curve, 8 bits. */
export function asLut8(profile: Uint8Array): Uint8Array {
  const { grid, inputs, colours, outputs } = readLut16(profile);
  const curve = (values: readonly number[], scale: number): number[] =>
    Array.from({ length: 256 }, (_, index) =>
      Math.min(255, Math.round(along(values, index / 255) * 255 * scale)),
    );
  // 0xFF00 is L* 100 with 16 bits, 255 with 8.
  const full = 65535 / 65280;
  const head = [...ascii("mft1"), 0, 0, 0, 0, 4, 3, grid, 0, ...new Array<number>(36).fill(0)];
  const body = [
    ...inputs.flatMap((values) => curve(values, 1)),
    ...colours.map((value) => Math.round(value * 255)),
    ...outputs.flatMap((values) => curve(values, full)),
  ];
  return withTable(profile, Uint8Array.from([...head, ...body]));
}

/** The profile with its `A2B1` as lutAToBType: curves, a grid of 16 bits, curves. */
export function asLutAToB(profile: Uint8Array): Uint8Array {
  const { grid, inputs, colours, outputs } = readLut16(profile);
  const full = 65535 / 65280;
  const curve = (values: readonly number[], scale: number): number[] => {
    const words = values.flatMap((value) => word(Math.min(65535, Math.round(value * scale * 65535))));
    const bytes = [...ascii("curv"), 0, 0, 0, 0, ...long(values.length), ...words];
    return [...bytes, ...new Array<number>((4 - (bytes.length % 4)) % 4).fill(0)];
  };
  const b = outputs.flatMap((values) => curve(values, full));
  const table = [grid, grid, grid, grid, ...new Array<number>(12).fill(0), 2, 0, 0, 0];
  const clut = [...table, ...colours.flatMap((value) => word(Math.round(value * 65535)))];
  clut.push(...new Array<number>((4 - (clut.length % 4)) % 4).fill(0));
  const a = inputs.flatMap((values) => curve(values, 1));
  const [atB, atClut, atA] = [32, 32 + b.length, 32 + b.length + clut.length];
  const head = [...ascii("mAB "), 0, 0, 0, 0, 4, 3, 0, 0, ...[atB, 0, 0, atClut, atA].flatMap(long)];
  return withTable(profile, Uint8Array.from([...head, ...b, ...clut, ...a]));
}

function readLut16(profile: Uint8Array): Lut16 {
  const data = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const start = data.getUint32(entryOf(profile) + 4);
  const grid = data.getUint8(start + 10);
  const [inputs, outputs] = [data.getUint16(start + 48), data.getUint16(start + 50)];
  let at = start + 52;
  const take = (count: number): number[] => {
    const values = Array.from({ length: count }, (_, index) => data.getUint16(at + index * 2) / 65535);
    at += count * 2;
    return values;
  };
  return {
    grid,
    inputs: [0, 1, 2, 3].map(() => take(inputs)),
    colours: take(grid ** 4 * 3),
    outputs: [0, 1, 2].map(() => take(outputs)),
  };
}

/** Where the profile's list of tags has its table. */
function entryOf(profile: Uint8Array): number {
  const at = Buffer.from(profile).indexOf("A2B1", 132, "latin1");
  if (at < 0) throw new Error("The profile has no A2B1.");
  return at;
}

function withTable(profile: Uint8Array, table: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(profile.length + table.length);
  bytes.set(profile);
  bytes.set(table, profile.length);
  const data = new DataView(bytes.buffer);
  data.setUint32(entryOf(profile) + 4, profile.length);
  data.setUint32(entryOf(profile) + 8, table.length);
  return bytes;
}

function along(values: readonly number[], share: number): number {
  const at = share * (values.length - 1);
  const low = Math.floor(at);
  const one = values[low] ?? 0;
  return one + ((values[low + 1] ?? one) - one) * (at - low);
}

const ascii = (text: string): number[] => [...Buffer.from(text, "latin1")];
const word = (value: number): number[] => [value >> 8, value & 255];
const long = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >> shift) & 255).reverse();
