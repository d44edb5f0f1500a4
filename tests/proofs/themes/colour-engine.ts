import { runForText } from "./run-for-text.ts";

/** CIELAB: lightness, and two axes on which angles are hues. */
export type Lab = readonly [number, number, number];

/** LittleCMS's own program for single colours; relative colorimetry, under which paper is white. */
async function convert(lines: readonly string[], from: string): Promise<Lab[]> {
  if (lines.length === 0) return [];
  const said = await runForText(
    "transicc",
    ["-n", "-c0", "-t1", `-i${from}`, "-o*Lab4"],
    `${lines.join("\n")}\n`,
  );
  const found = said
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((values) => values.length === 3 && values.every(Number.isFinite));
  if (found.length !== lines.length) throw new Error(`transicc says ${said.slice(0, 200)}`);
  return found.map(([l = 0, a = 0, b = 0]) => [l, a, b]);
}

/** How colours of screens look, `RRGGBB`. */
export async function labOfScreen(colours: readonly string[]): Promise<Lab[]> {
  const parts = (hex: string): string =>
    [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(" ");
  return convert(colours.map(parts), "*sRGB");
}

/** How inks look, each from 0 to 255, by a printing profile. */
export async function labOfInks(inks: readonly (readonly number[])[], profile: string): Promise<Lab[]> {
  return convert(
    inks.map((set) => set.map((ink) => (ink / 2.55).toFixed(3)).join(" ")),
    profile,
  );
}

/** Distance of a colour from grey. */
export function chromaOf([, a, b]: Lab): number {
  return Math.hypot(a, b);
}

/** In degrees. */
export function hueOf([, a, b]: Lab): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

/** By how many degrees two hues differ. */
export function hueAngle(one: Lab, other: Lab): number {
  const apart = Math.abs(hueOf(one) - hueOf(other));
  return Math.min(apart, 360 - apart);
}
