import type { Inks } from "../../../document/theme.ts";
import { convertToInks } from "../../assets/convert-to-inks.ts";
import { nearestInks, withinLimit } from "../../assets/nearest-inks.ts";
import type { InkTable } from "./colour-operations.ts";
import type { PressSettings } from "./press-settings.ts";

/**
 * Inks of every colour of a document: those that a token gives by hand, and for all others, a theme's, a chart's or a
 * logo's, those that look like it by the printer's profile.
 */
export async function inkTable(
  colours: ReadonlySet<string>,
  { givenInks, inkLimit, profile }: PressSettings,
): Promise<InkTable> {
  const given = new Map([...givenInks].reverse().map(({ hex, inks }) => [hex, inks]));
  const table = new Map<string, Inks>();
  const others: string[] = [];
  for (const hex of colours) {
    const own = given.get(hex);
    if (own) table.set(hex, withinLimit(own, inkLimit));
    else if (profile.look) table.set(hex, nearestInks(hex, profile.look, inkLimit));
    else others.push(hex);
  }
  const converted = await byProfile(others, profile.path);
  others.forEach((hex, index) => {
    table.set(hex, withinLimit(converted[index] ?? [0, 0, 0, 100], inkLimit));
  });
  return (hex) => table.get(hex) ?? [0, 0, 0, 100];
}

/** By the profile's tables for photographs, where it has none that says how inks look; greys by black alone. */
async function byProfile(colours: readonly string[], profile: string): Promise<Inks[]> {
  if (colours.length === 0) return [];
  const pixels = new Uint8Array(
    colours.flatMap((hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))),
  );
  const inks = await convertToInks(pixels, { width: colours.length, height: 1, profile });
  return colours.map((hex, index) => {
    const grey = greyOf(hex);
    if (grey !== undefined) return [0, 0, 0, Math.round((1 - grey / 255) * 1000) / 10];
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
