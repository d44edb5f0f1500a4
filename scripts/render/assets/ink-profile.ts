import { labToXyz, type Triple } from "../../document/colour-spaces.ts";
import type { Inks } from "../../document/theme.ts";

/** How inks look on the paper of a profile, which counts as white: XYZ under D50. */
export type InkLook = (inks: Inks) => Triple;

/** A step of a table: channels in, channels out, all from 0 to 1. */
type Stage = (values: readonly number[]) => number[];

/**
 * Reads from a CMYK profile how inks look: the table device → PCS for relative colorimetry, which every output profile
 * has (ICC.1:2022 §8.4). Undefined for a file that has none that can be read.
 */
export function readInkProfile(bytes: Uint8Array): InkLook | undefined {
  try {
    return lookOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    // A table that points out of its file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function lookOf(data: DataView): InkLook | undefined {
  const count = Math.min(data.getUint32(128), 100);
  const tags = new Map<string, number>();
  for (let index = 0; index < count; index += 1)
    tags.set(nameAt(data, 132 + index * 12), data.getUint32(136 + index * 12));
  const start = tags.get("A2B1") ?? tags.get("A2B0");
  if (start === undefined || nameAt(data, 16) !== "CMYK" || nameAt(data, 20).trim() !== "Lab")
    return undefined;
  const kind = nameAt(data, start);
  if (data.getUint8(start + 8) !== 4 || data.getUint8(start + 9) !== 3) return undefined;
  const stages = kind === "mAB " ? stagesOfLutAToB(data, start) : stagesOfLut(data, start, kind);
  if (!stages) return undefined;
  // 0xFF00 is L* 100 in the tables of version 2 with 16 bits (§6.3.4.2), 0xFFFF in all others.
  const full = kind === "mft2" ? 65535 / 65280 : 1;
  return (inks) => {
    const pcs = stages.reduce<number[]>(
      (values, stage) => stage(values),
      inks.map((ink) => ink / 100),
    );
    const [l = 0, a = 0, b = 0] = pcs.map((value) => value * full);
    return labToXyz([l * 100, a * 255 - 128, b * 255 - 128]);
  };
}

function nameAt(data: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => data.getUint8(at + offset)));
}

/** lut8Type and lut16Type (§10.10 and §10.11): curves, grid, curves. */
function stagesOfLut(data: DataView, start: number, kind: string): Stage[] | undefined {
  if (kind !== "mft1" && kind !== "mft2") return undefined;
  const width = kind === "mft1" ? 1 : 2;
  const [inputs, outputs] =
    width === 1 ? [256, 256] : [data.getUint16(start + 48), data.getUint16(start + 50)];
  const grid = data.getUint8(start + 10);
  const curves = start + (width === 1 ? 48 : 52);
  const colours = curves + 4 * inputs * width;
  const after = colours + grid ** 4 * 3 * width;
  return [
    sampledCurves(samples(data, curves, width, 4 * inputs), 4),
    gridOf(samples(data, colours, width, grid ** 4 * 3), [grid, grid, grid, grid]),
    sampledCurves(samples(data, after, width, 3 * outputs), 3),
  ];
}

/** lutAToBType (§10.12): A curves, grid, M curves, matrix, B curves. */
function stagesOfLutAToB(data: DataView, start: number): Stage[] {
  const [b, matrix, m, grid, a] = [12, 16, 20, 24, 28].map((at) => data.getUint32(start + at));
  const stages: Stage[] = [];
  if (a) stages.push(curvesAt(data, start + a, 4));
  if (grid) {
    const sizes = [0, 1, 2, 3].map((channel) => data.getUint8(start + grid + channel));
    const width = data.getUint8(start + grid + 16) === 1 ? 1 : 2;
    const count = sizes.reduce((product, size) => product * size, 3);
    stages.push(gridOf(samples(data, start + grid + 20, width, count), sizes));
  }
  if (m) stages.push(curvesAt(data, start + m, 3));
  if (matrix) {
    const part = Array.from({ length: 12 }, (_, index) => data.getInt32(start + matrix + index * 4) / 65536);
    const row = (values: readonly number[], at: number): number =>
      [0, 1, 2].reduce((sum, k) => sum + (part[at * 3 + k] ?? 0) * (values[k] ?? 0), part[9 + at] ?? 0);
    stages.push((values) => [row(values, 0), row(values, 1), row(values, 2)]);
  }
  if (b) stages.push(curvesAt(data, start + b, 3));
  return stages;
}

/** Whole numbers of one or two bytes as 0 to 1. */
function samples(data: DataView, at: number, width: 1 | 2, count: number): Float64Array {
  if (count > 4_000_000) throw new RangeError("A table of a profile is too large.");
  return Float64Array.from({ length: count }, (_, index) =>
    width === 1 ? data.getUint8(at + index) / 255 : data.getUint16(at + index * 2) / 65535,
  );
}

/** Curves of as many samples each, one for each channel. */
function sampledCurves(values: Float64Array, channels: number): Stage {
  const size = values.length / channels;
  return (input) => input.map((value, channel) => alongCurve(values, channel * size, size, value));
}

function alongCurve(values: Float64Array, start: number, size: number, value: number): number {
  const at = clamp(value) * (size - 1);
  const low = Math.min(Math.floor(at), size - 2);
  const [one = 0, other = one] = [values[start + Math.max(0, low)], values[start + low + 1]];
  return one + (other - one) * (at - low);
}

/** Curves of their own kinds one after the other, each from a multiple of four bytes on. */
function curvesAt(data: DataView, start: number, channels: number): Stage {
  let at = start;
  const curves = Array.from({ length: channels }, () => {
    const { curve, length } = curveAt(data, at);
    at += Math.ceil(length / 4) * 4;
    return curve;
  });
  return (values) => values.map((value, channel) => curves[channel]?.(value) ?? value);
}

/** curveType and parametricCurveType (§10.6 and §10.18). */
function curveAt(data: DataView, at: number): { curve: (value: number) => number; length: number } {
  if (nameAt(data, at) === "para") {
    const kind = data.getUint16(at + 8);
    const count = [1, 3, 4, 5, 7][kind] ?? 1;
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
      { length: count },
      (_, index) => data.getInt32(at + 12 + index * 4) / 65536,
    );
    const power = (value: number): number => Math.max(0, a * value + b) ** g;
    const kinds = [
      (value: number) => clamp(value) ** g,
      (value: number) => (value >= -b / a ? power(value) : 0),
      (value: number) => (value >= -b / a ? power(value) + c : c),
      (value: number) => (value >= d ? power(value) : c * value),
      (value: number) => (value >= d ? power(value) + e : c * value + f),
    ];
    return { curve: kinds[kind] ?? ((value) => value), length: 12 + count * 4 };
  }
  const count = data.getUint32(at + 8);
  const length = 12 + count * 2;
  if (count === 0) return { curve: (value) => value, length };
  if (count === 1) {
    const gamma = data.getUint16(at + 12) / 256;
    return { curve: (value) => clamp(value) ** gamma, length };
  }
  const values = samples(data, at + 12, 2, count);
  return { curve: (value) => alongCurve(values, 0, count, value), length };
}

/** Three values between the corners of a grid, mixed from all of the cell's corners; the first channel varies least. */
function gridOf(values: Float64Array, sizes: readonly number[]): Stage {
  const corners = 2 ** sizes.length;
  return (input) => {
    const places = sizes.map((size, channel) => {
      const at = clamp(input[channel] ?? 0) * (size - 1);
      const low = Math.max(0, Math.min(Math.floor(at), size - 2));
      return { low, share: at - low, size };
    });
    const out = [0, 0, 0];
    for (let corner = 0; corner < corners; corner += 1) {
      let [weight, index] = [1, 0];
      for (const [channel, { low, share, size }] of places.entries()) {
        const isHigh = ((corner >> channel) & 1) === 1;
        weight *= isHigh ? share : 1 - share;
        index = index * size + Math.min(size - 1, isHigh ? low + 1 : low);
      }
      if (weight === 0) continue;
      for (let channel = 0; channel < 3; channel += 1)
        out[channel] = (out[channel] ?? 0) + weight * (values[index * 3 + channel] ?? 0);
    }
    return out;
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
