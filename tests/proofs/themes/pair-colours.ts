import type { Plate } from "./paint-plates.ts";

/** A colour of the screen's PDF and what the press PDF prints in its place. */
export interface ColourPair {
  /** `RRGGBB`. */
  screen: string;
  /** Bytes of the four inks. */
  inks: readonly number[];
  /** How many dots show the colour. */
  dots: number;
  /** How many of them have one of their colour beside them and one above or below: the edge of a picture has none, however long it is. */
  flat: number;
  /** How many of the dots have these inks, as a share. */
  share: number;
}

/** Each colour of the pages, with the inks that stand in most of its places. Photographs and edges have many, which are few dots each. */
export function pairColours(
  screens: readonly Plate[],
  presses: readonly Plate[],
): { pairs: ColourPair[]; faults: string[] } {
  const found = new Map<number, Map<number, number>>();
  const flat = new Map<number, number>();
  const faults: string[] = [];
  if (screens.length !== presses.length)
    faults.push(`${screens.length} pages on screens, ${presses.length} in print`);
  for (const [index, screen] of screens.entries()) {
    const press = presses[index];
    if (!press) break;
    const [width, height] = [Math.min(screen.width, press.width), Math.min(screen.height, press.height)];
    if (Math.abs(screen.width - press.width) > 1 || Math.abs(screen.height - press.height) > 1)
      faults.push(
        `page ${index + 1} is ${screen.width}x${screen.height} on screens, ${press.width}x${press.height} trimmed`,
      );
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const rgb = numberAt(screen, x, y);
        const inks = found.get(rgb) ?? new Map<number, number>();
        const set = numberAt(press, x, y);
        inks.set(set, (inks.get(set) ?? 0) + 1);
        found.set(rgb, inks);
        if (isFlat(screen, x, y, rgb)) flat.set(rgb, (flat.get(rgb) ?? 0) + 1);
      }
    }
  }
  const pairs = [...found].map(([rgb, inks]) => {
    const [most = [0, 0]] = [...inks].sort(([, one], [, other]) => other - one);
    const dots = [...inks.values()].reduce((sum, count) => sum + count, 0);
    const set = [most[0] / 2 ** 24, most[0] / 2 ** 16, most[0] / 2 ** 8, most[0]].map(
      (value) => Math.floor(value) % 256,
    );
    return {
      screen: rgb.toString(16).padStart(6, "0").toUpperCase(),
      inks: set,
      dots,
      flat: flat.get(rgb) ?? 0,
      share: most[1] / dots,
    };
  });
  return { pairs: pairs.sort((one, other) => other.dots - one.dots), faults };
}

function isFlat(plate: Plate, x: number, y: number, colour: number): boolean {
  const isSame = (dx: number, dy: number): boolean => {
    const [column, row] = [x + dx, y + dy];
    const isInside = column >= 0 && row >= 0 && column < plate.width && row < plate.height;
    return isInside && numberAt(plate, column, row) === colour;
  };
  return (isSame(-1, 0) || isSame(1, 0)) && (isSame(0, -1) || isSame(0, 1));
}

function numberAt({ width, channels, dots }: Plate, x: number, y: number): number {
  let value = 0;
  const at = (y * width + x) * channels;
  for (let channel = 0; channel < channels; channel += 1) value = value * 256 + (dots[at + channel] ?? 0);
  return value;
}

/** The largest sum of inks in any place, in per cent. */
export function mostInk(plates: readonly Plate[]): number {
  let most = 0;
  for (const { dots } of plates)
    for (let at = 0; at + 3 < dots.length; at += 4)
      most = Math.max(
        most,
        (dots[at] ?? 0) + (dots[at + 1] ?? 0) + (dots[at + 2] ?? 0) + (dots[at + 3] ?? 0),
      );
  return most / 2.55;
}
