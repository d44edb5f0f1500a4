import type { Inks } from "../../../document/theme.ts";
import { convertToInks } from "../../assets/convert-to-inks.ts";
import type { InkTable } from "./colour-operations.ts";
import type { PressSettings } from "./press-settings.ts";

/**
 * Inks of every colour of a document: the theme's by its tokens, greys by black alone (three inks for a grey text never
 * quite meet), and whatever else a chart or a logo brings by the profile.
 */
export async function inkTable(
  colours: ReadonlySet<string>,
  { inks, inkLimit, profile }: PressSettings,
): Promise<InkTable> {
  const table = new Map<string, Inks>();
  const others: string[] = [];
  for (const hex of colours) {
    const grey = greyOf(hex);
    const own = inks[hex];
    if (own) table.set(hex, withinLimit(own, inkLimit));
    else if (grey !== undefined) table.set(hex, [0, 0, 0, Math.round((1 - grey / 255) * 1000) / 10]);
    else others.push(hex);
  }
  const converted = await byProfile(others, profile.path);
  others.forEach((hex, index) => {
    table.set(hex, withinLimit(converted[index] ?? [0, 0, 0, 100], inkLimit));
  });
  return (hex) => table.get(hex) ?? [0, 0, 0, 100];
}

/** Takes colour, not black, until the sum of all inks is allowed. */
function withinLimit(inks: Inks, limit: number): Inks {
  const [cyan, magenta, yellow, black] = inks;
  const colour = cyan + magenta + yellow;
  if (colour + black <= limit) return inks;
  const share = Math.max(0, limit - black) / colour;
  return [cyan * share, magenta * share, yellow * share, black];
}

async function byProfile(colours: readonly string[], profile: string): Promise<Inks[]> {
  if (colours.length === 0) return [];
  const pixels = new Uint8Array(
    colours.flatMap((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))),
  );
  const inks = await convertToInks(pixels, { width: colours.length, height: 1, profile });
  return colours.map((_, index) => {
    const [cyan = 0, magenta = 0, yellow = 0, black = 0] = [...inks.subarray(index * 4, index * 4 + 4)].map(
      (value) => Math.round(value / 0.255) / 10,
    );
    return [cyan, magenta, yellow, black];
  });
}

function greyOf(hex: string): number | undefined {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return red === green && green === blue ? red : undefined;
}
