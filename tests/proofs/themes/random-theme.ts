import type { SeededRandom } from "../matrix/grammar/seeded-random.ts";

/** A theme as an organisation may write it. */
export interface RandomTheme {
  /** The token file. */
  tokens: object;
  /** Colours that are written as `#RRGGBB`, by their names. */
  hexes: ReadonlyMap<string, string>;
  /** Whether it gives any inks itself. */
  byHand: boolean;
  inkLimit: number;
}

/** What the neutral mark is drawn in: nothing else on a page has these colours. */
export const markColours = { light: "#A0156E", dark: "#FF9AE0" } as const;

/** Lightness on OKLab's scale within which a palette keeps each of its colours. */
const palette: Readonly<Record<string, readonly [number, number]>> = {
  ink: [0.15, 0.3],
  deep: [0.2, 0.4],
  brand: [0.3, 0.48],
  muted: [0.3, 0.48],
  accent: [0.6, 0.88],
  coral: [0.45, 0.7],
  sky: [0.82, 0.92],
  tint: [0.92, 0.97],
  sand: [0.94, 0.98],
  rule: [0.8, 0.9],
  mist: [0.88, 0.95],
  honey: [0.86, 0.95],
  blush: [0.7, 0.88],
};

/**
 * A theme by chance: most are palettes in which text can be read, some have any colour anywhere, and some give inks by hand,
 * well or badly.
 */
export function randomTheme(random: SeededRandom): RandomTheme {
  const isWild = random.chance(0.15);
  const house = random.next() * 360;
  const richness = random.pick([0.02, 0.06, 0.12, 0.25, 0.4]);
  const hexes = new Map<string, string>();
  const byHand = random.chance(0.3);
  const color: Record<string, object> = {};
  for (const [name, [least, most]] of Object.entries(palette)) {
    // What a theme leaves out is Dipla's own colour.
    if (random.chance(0.15)) continue;
    const hue = random.chance(0.4) ? random.next() * 360 : house + random.next() * 40 - 20;
    const lightness = isWild ? random.next() : least + (most - least) * random.next();
    const hex = inSrgb(lightness, richness * (0.4 + random.next()), hue);
    const inks = byHand && random.chance(0.25) ? randomInks(hex, random) : undefined;
    const notation = random.below(4);
    if (notation > 0) hexes.set(name, hex);
    color[name] = {
      $type: "color",
      $value: notation === 0 ? componentsOf(hex, random) : hex,
      ...(inks && { $extensions: { dipla: { cmyk: inks } } }),
    };
  }
  if (random.chance(0.2))
    color.white = { $type: "color", $value: random.pick(["#FFFDF8", "#FAFCFF", "#FFF9E8"]) };
  const mark = (value: string): object => ({ on: { mark: { $type: "color", $value: value } } });
  const surface = {
    deep: mark(markColours.dark),
    brand: mark(markColours.dark),
    sand: mark(markColours.light),
    tint: mark(markColours.light),
  };
  const tokens = { color, ...mark(markColours.light), surface };
  return { tokens, hexes, byHand, inkLimit: random.pick([200, 240, 280, 300, 320]) };
}

/** The colour of an OKLab lightness and hue with as much of the chroma as screens have. */
function inSrgb(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  for (let share = 1; share > 0; share -= 0.02) {
    const [a, b] = [chroma * share * Math.cos(angle), chroma * share * Math.sin(angle)];
    const rgb = linearRgb(lightness, a, b);
    if (rgb.every((value) => value >= -1e-4 && value <= 1.0001)) return hexOf(rgb);
  }
  return hexOf(linearRgb(lightness, 0, 0));
}

/** Björn Ottosson's matrices. */
function linearRgb(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function hexOf(linear: readonly number[]): string {
  const part = (value: number): string => {
    const clipped = Math.min(1, Math.max(0, value));
    const shown = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(shown * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${linear.map(part).join("")}`.toUpperCase();
}

/** The colour in the notation of the Design Tokens, in a space of its own. */
function componentsOf(hex: string, random: SeededRandom): object {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  );
  if (random.chance(0.5)) return { colorSpace: "srgb", components: [red, green, blue] };
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [lightness, range] = [(most + least) / 2, most - least];
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  const sextant =
    range === 0
      ? 0
      : most === red
        ? (green - blue) / range
        : most === green
          ? 2 + (blue - red) / range
          : 4 + (red - green) / range;
  return {
    colorSpace: "hsl",
    components: [(sextant * 60 + 360) % 360, saturation * 100, lightness * 100],
  };
}

/** Inks as somebody may give them: the plain complement, or any at all. */
function randomInks(hex: string, random: SeededRandom): number[] {
  if (random.chance(0.5)) return [0, 0, 0, 0].map(() => random.below(101));
  const [cyan = 0, magenta = 0, yellow = 0] = [1, 3, 5].map((at) =>
    Math.round(100 - Number.parseInt(hex.slice(at, at + 2), 16) / 2.55),
  );
  const black = Math.min(cyan, magenta, yellow);
  return [cyan - black, magenta - black, yellow - black, black];
}
