import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { convertToInks } from "../scripts/render/assets/convert-to-inks.ts";
import { projectRoot } from "./support/workspace.ts";

/*
 * The built-in printing profile against the values that ISO 12647-2 and the characterisation data FOGRA39L give for
 * solids and their overprints: CIE L*a*b*, D50, 2°, on white backing.
 */
const path = join(projectRoot, "templates", "_base", "profiles", "coated-fogra39.icc");
const profile = await readFile(path);
const published: Readonly<Record<string, readonly [number, number, number]>> = {
  "0 0 0 0": [95, 0, -2],
  "0 0 0 100": [16, 0, 0],
  "0 0 100 0": [89, -5, 93],
  "0 100 0 0": [48, 74, -3],
  "0 100 100 0": [47, 68, 48],
  "100 0 0 0": [55, -37, -50],
  "100 0 100 0": [50, -65, 27],
  "100 100 0 0": [24, 22, -46],
  "100 100 100 0": [23, 0, 0],
  "100 100 100 100": [8.71, -0.07, 2.06],
};

describe("the built-in profile", () => {
  it.each(Object.entries(published))("prints %s as published", (inks, lab) => {
    const shown = solid(inks.split(" ").map(Number));
    const wanted = onPaper(lab);
    const difference = Math.hypot(...wanted.map((value, index) => value - (shown[index] ?? 0)));
    expect(difference, shown.map((value) => value.toFixed(1)).join(" ")).toBeLessThan(2);
  });

  it("says what it is, and carries the date of its data", () => {
    expect(profile.toString("latin1", 12, 24)).toBe("prtrCMYKLab ");
    expect([24, 26, 28].map((at) => profile.readUInt16BE(at))).toEqual([2006, 12, 1]);
    expect(profile.toString("latin1")).toContain("Coated FOGRA39L");
    expect(profile.toString("latin1")).toContain("zlib licence");
  });

  it("keeps its ink limit for every colour of a screen", async () => {
    const steps = Array.from({ length: 9 }, (_, index) => Math.min(255, index * 32));
    const pixels = new Uint8Array(
      steps.flatMap((red) => steps.flatMap((green) => steps.flatMap((blue) => [red, green, blue]))),
    );
    const inks = await convertToInks(pixels, { width: steps.length ** 3, height: 1, profile: path });
    let most = 0;
    for (let at = 0; at < inks.length; at += 4)
      most = Math.max(most, [0, 1, 2, 3].reduce((sum, ink) => sum + (inks[at + ink] ?? 0), 0) / 2.55);
    expect(most).toBeGreaterThan(150);
    expect(most).toBeLessThanOrEqual(300);
    expect([...inks.subarray(inks.length - 4)]).toEqual([0, 0, 0, 0]);
  });
});

const white = [0.9642, 1, 0.8249] as const;

/** L*a*b* relative to the paper, as colorimetric tables of profiles hold it (ICC.1:2001-04 §E.2). */
function onPaper(lab: readonly [number, number, number]): number[] {
  const paper = toXyz(published["0 0 0 0"] ?? [95, 0, -2]);
  return toLab(toXyz(lab).map((value, index) => (value / (paper[index] ?? 1)) * (white[index] ?? 1)));
}

function toXyz([l, a, b]: readonly [number, number, number]): number[] {
  const y = (l + 16) / 116;
  return [y + a / 500, y, y - b / 200].map(
    (value, index) =>
      (value > 6 / 29 ? value ** 3 : (value - 16 / 116) * 3 * (6 / 29) ** 2) * (white[index] ?? 1),
  );
}

function toLab(xyz: readonly number[]): number[] {
  const [x = 0, y = 0, z = 0] = xyz.map((value, index) => {
    const part = value / (white[index] ?? 1);
    return part > (6 / 29) ** 3 ? Math.cbrt(part) : part / (3 * (6 / 29) ** 2) + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** L*a*b* of inks at 0 or 100 %: a corner of the table device → PCS (ICC.1:2001-04 §6.5.7, lut16Type). */
function solid(inks: readonly number[]): number[] {
  const count = profile.readUInt32BE(128);
  const tags = Array.from({ length: count }, (_, index) => 132 + index * 12);
  const tag = tags.find((at) => profile.toString("latin1", at, at + 4) === "A2B1") ?? 0;
  const table = profile.subarray(profile.readUInt32BE(tag + 4));
  expect(table.toString("latin1", 0, 4)).toBe("mft2");
  const grid = table[10] ?? 0;
  const [inputs, outputs] = [table.readUInt16BE(48), table.readUInt16BE(50)];
  const colours = 52 + 4 * inputs * 2;
  const corner = inks.reduce((at, ink) => at * grid + (ink === 100 ? grid - 1 : 0), 0);
  const curves = colours + grid ** 4 * 3 * 2;
  const pcs = [0, 1, 2].map((channel) => {
    const value = (table.readUInt16BE(colours + (corner * 3 + channel) * 2) / 65535) * (outputs - 1);
    const at = curves + channel * outputs * 2;
    const [low, high] = [Math.floor(value), Math.ceil(value)].map((index) =>
      table.readUInt16BE(at + index * 2),
    );
    return (low ?? 0) + ((high ?? 0) - (low ?? 0)) * (value % 1);
  });
  // Legacy 16 bit encoding: 0xFF00 is L* 100, 0x8000 is a* and b* 0.
  const [l = 0, a = 0, b = 0] = pcs;
  return [(l / 65280) * 100, a / 256 - 128, b / 256 - 128];
}
