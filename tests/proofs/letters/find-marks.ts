import { execFileSync } from "node:child_process";
import sharp from "sharp";

const dpi = 200;

/** Where something dark stands in the first page's left edge, `wide` mm of it: the middles, in mm from the upper edge. */
export async function findMarks(pdf: string, wide: number): Promise<number[]> {
  const picture = execFileSync(
    "pdftoppm",
    ["-r", String(dpi), "-png", "-f", "1", "-l", "1", "-singlefile", pdf],
    {
      maxBuffer: 100_000_000,
    },
  );
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });
  const columns = Math.floor((wide * dpi) / 25.4);
  const isDark = (row: number): boolean => {
    const start = row * info.width * info.channels;
    return data.subarray(start, start + columns * info.channels).some((value) => value < 200);
  };
  const marks: number[] = [];
  for (let row = 0; row < info.height; row++) {
    const first = row;
    while (row < info.height && isDark(row)) row++;
    if (row > first) marks.push((((first + row) / 2) * 25.4) / dpi);
  }
  return marks;
}
