import { hexToXyz, hueOf, xyzToLab } from "../../../document/colour-spaces.ts";
import { nearestInks } from "../../assets/nearest-inks.ts";
import type { PressSettings } from "./press-settings.ts";

/** Pixels that are looked at to tell a drawing from a photograph. */
const looked = 40_000;
/** Steps of a channel within which pixels are of one colour: what JPEG does to it. */
const same = 3;
/** Share of the pixels that a flat colour has at least, how many there are at most, and what they cover of a drawing together. */
const flat = { share: 0.02, most: 8, together: 0.6 } as const;
/** CIELAB chroma of a colour that has a hue to keep. */
const coloured = 10;
/** Steps of a channel around a flat colour within which others go with it, less and less: edges stay smooth. */
const around = 32;

interface FlatColour {
  rgb: readonly number[];
  /** What is added to the inks of the profile's tables, 255 for full ink. */
  more: readonly number[];
}

/**
 * Gives a drawing in pixels, a logo above all, the inks that its flat colours have as vectors: the profile's tables for
 * photographs turn rich blues by up to 30°. Photographs stay as they are. `inks` are changed in place.
 */
export function keepFlatColours(
  pixels: Uint8Array,
  inks: Uint8Array,
  { profile, inkLimit }: Pick<PressSettings, "profile" | "inkLimit">,
): void {
  const { look } = profile;
  if (!look) return;
  const colours = flatColours(pixels).flatMap(({ rgb, at }): FlatColour[] => {
    const hex = `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}`.toUpperCase();
    if (hueOf(xyzToLab(hexToXyz(hex))).chroma < coloured) return [];
    const wanted = nearestInks(hex, look, inkLimit);
    return [{ rgb, more: wanted.map((ink, index) => ink * 2.55 - (inks[at * 4 + index] ?? 0)) }];
  });
  if (colours.length === 0) return;
  for (let at = 0; at * 3 + 2 < pixels.length; at += 1) correct(at, pixels, inks, colours);
}

function correct(at: number, pixels: Uint8Array, inks: Uint8Array, colours: readonly FlatColour[]): void {
  let [nearest, next]: [number, FlatColour | undefined] = [around, undefined];
  for (const colour of colours) {
    const far = distance(pixels, at * 3, colour.rgb);
    if (far < nearest) [nearest, next] = [far, colour];
  }
  if (!next) return;
  const share = Math.min(1, (around - nearest) / (around - same));
  for (const [index, more] of next.more.entries()) {
    const ink = (inks[at * 4 + index] ?? 0) + share * more;
    inks[at * 4 + index] = Math.min(255, Math.max(0, Math.round(ink)));
  }
}

function distance(pixels: Uint8Array, at: number, rgb: readonly number[]): number {
  return Math.max(
    Math.abs((pixels[at] ?? 0) - (rgb[0] ?? 0)),
    Math.abs((pixels[at + 1] ?? 0) - (rgb[1] ?? 0)),
    Math.abs((pixels[at + 2] ?? 0) - (rgb[2] ?? 0)),
  );
}

/** The colours that most of a drawing has, each with the number of a pixel that has it; none of a photograph. */
function flatColours(pixels: Uint8Array): { rgb: number[]; at: number }[] {
  const count = Math.floor(pixels.length / 3);
  const step = Math.max(1, Math.floor(count / looked));
  const counts = new Map<number, { count: number; at: number }>();
  let seen = 0;
  for (let at = 0; at < count; at += step) {
    const key = ((pixels[at * 3] ?? 0) << 16) | ((pixels[at * 3 + 1] ?? 0) << 8) | (pixels[at * 3 + 2] ?? 0);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { count: 1, at });
    seen += 1;
  }
  const found: { rgb: number[]; at: number; count: number }[] = [];
  for (const { count: own, at } of [...counts.values()].sort((one, other) => other.count - one.count)) {
    const alike = found.find(({ rgb }) => distance(pixels, at * 3, rgb) <= same);
    if (alike) alike.count += own;
    else if (found.length < flat.most)
      found.push({ rgb: [...pixels.subarray(at * 3, at * 3 + 3)], at, count: own });
  }
  const flats = found.filter((one) => one.count >= flat.share * seen);
  return flats.reduce((sum, one) => sum + one.count, 0) >= flat.together * seen ? flats : [];
}
