import { luminance } from "./contrast.ts";

/** How many shades a logo's ink is sorted into, from black to white, by even steps of contrast. */
export const shadeCount = 24;
/** The contrast of white and black (WCAG 2.2). */
const widest = Math.log(21);
/** Least contrast of what carries meaning, and the same on the scale of shades (WCAG 2.2, 1.4.11). */
const visible = Math.log(3) / widest;
/** Share of its ink below which nobody makes out a logo. */
const hardlyAny = 0.15;
/** On another ground, so much of what is seen on the best one still is enough. */
const nearlyAll = 0.6;

/** The place of a relative luminance on the scale of shades, from 0 to 1: equal distances are equal contrasts. */
export function shadeOf(relative: number): number {
  return Math.log((relative + 0.05) / 0.05) / widest;
}

/**
 * Which share of a logo's ink is seen on a ground (`#RRGGBB`): all of one that brings its own.
 *
 * @param shades shares of the ink by shade, together 1
 */
export function seenShare(shades: readonly number[] | undefined, ground: string): number {
  if (!shades) return 1;
  const below = shadeOf(luminance(ground));
  return shades.reduce(
    (sum, share, index) => (Math.abs((index + 0.5) / shades.length - below) >= visible ? sum + share : sum),
    0,
  );
}

/** Whether a logo is made out on a ground at all. */
export function isMadeOut(shades: readonly number[] | undefined, ground: string): boolean {
  return seenShare(shades, ground) >= hardlyAny;
}

/** Whether a logo is seen on a ground nearly as well as on the one that it is made for. */
export function isSeenAsOn(shades: readonly number[] | undefined, ground: string, best: string): boolean {
  return seenShare(shades, ground) >= nearlyAll * seenShare(shades, best);
}
