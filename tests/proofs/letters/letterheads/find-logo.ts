import { execFileSync } from "node:child_process";
import sharp from "sharp";

const dpi = 150;

/** The colour of the proof's pictures: nothing else on a page has it. */
export const logoColour = { r: 208, g: 0, b: 140 } as const;

/** The box of what has the pictures' colour on the first page, in mm from its upper left corner; undefined where nothing has. */
export async function findLogo(
  pdf: string,
): Promise<{ left: number; top: number; right: number; bottom: number } | undefined> {
  const picture = execFileSync(
    "pdftoppm",
    ["-r", String(dpi), "-png", "-f", "1", "-l", "1", "-singlefile", pdf],
    { maxBuffer: 100_000_000 },
  );
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const rows: number[] = [];
  const columns: number[] = [];
  for (let at = 0; at < data.length; at += info.channels) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    if (Math.abs(r - logoColour.r) + Math.abs(g - logoColour.g) + Math.abs(b - logoColour.b) > 40) continue;
    const pixel = at / info.channels;
    rows.push(Math.floor(pixel / info.width));
    columns.push(pixel % info.width);
  }
  if (rows.length === 0) return undefined;
  const mm = (pixels: number): number => (pixels * 25.4) / dpi;
  const [least, most] = [
    (all: number[]) => Math.min(...extremes(all)),
    (all: number[]) => Math.max(...extremes(all)),
  ];
  return {
    left: mm(least(columns)),
    top: mm(least(rows)),
    right: mm(most(columns) + 1),
    bottom: mm(most(rows) + 1),
  };
}

/** The smallest and the largest, of more numbers than a call can take. */
function extremes(all: readonly number[]): [number, number] {
  return all.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
