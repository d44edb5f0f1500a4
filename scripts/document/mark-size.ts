/** Least height of a wide logo in mm, below which words in it can't be read, and most height of a tall one in marks. */
const least = 5;
const tallest = 2;
/** Where a template says nothing else, in mm: as large as what square logo, and the widest that others are. */
export const usualMark = { size: 13, widest: 60 } as const;
/** Px of CSS in a mm. */
const px = 96 / 25.4;
/** How far a logo's sides may be from its ratio, and by how much its size may give way for that. */
const exact = 0.002;
const give = 0.12;

/**
 * How wide a logo is shown where a square one would be `size` wide, in mm: of the same area, so that wide and tall ones weigh
 * as much, within limits.
 *
 * @param ratio width by height of the file
 */
export function markWidth(ratio: number, size: number, widest: number): number {
  return Math.min(widest, tallest * ratio * size, Math.max(Math.sqrt(ratio) * size, least * ratio));
}

/**
 * The largest size in whole px that a logo of another ratio has in a mark's place.
 *
 * @param ratio width by height of the file
 */
export function markInside(
  ratio: number,
  { width, height }: { width: number; height: number },
): { width: number; height: number } {
  if (Math.abs(width / height / ratio - 1) <= exact) return { width, height };
  const widest = Math.min(width, height * ratio);
  const sizes = Array.from({ length: Math.ceil(widest * give) + 1 }, (_, index) => Math.floor(widest) - index)
    .filter((side) => side >= 1)
    .map((side) => ({ width: side, height: Math.max(1, Math.round(side / ratio)) }))
    .filter((size) => size.height <= height);
  const error = (size: { width: number; height: number }): number =>
    Math.max(exact, Math.abs(size.width / size.height / ratio - 1));
  const [best = { width: Math.max(1, Math.floor(widest)), height: Math.max(1, Math.floor(widest / ratio)) }] =
    sizes.sort((one, other) => error(one) - error(other) || other.width - one.width);
  return best;
}

/**
 * The same in whole px of CSS: browsers paint pictures from pixel to pixel, and a logo of a few millimetres would be another
 * by one of them. So of all sizes near the wanted one, that is taken whose sides have the file's ratio.
 */
export function markPixels(ratio: number, size: number, widest: number): { width: number; height: number } {
  const width = markWidth(ratio, size, widest) * px;
  const [short, proportion] = ratio >= 1 ? [width / ratio, ratio] : [width, 1 / ratio];
  const longest = ratio >= 1 ? widest * px : Number.POSITIVE_INFINITY;
  const steps = Math.ceil(short * give);
  const sides = Array.from({ length: 2 * steps + 1 }, (_, index) => Math.round(short) + index - steps)
    .filter((side) => side >= 1)
    .map((side) => ({ side, long: Math.max(1, Math.round(side * proportion)) }))
    .filter(({ side, long }) => long <= longest || side <= short);
  const error = ({ side, long }: { side: number; long: number }): number =>
    Math.max(exact, Math.abs(long / side / proportion - 1));
  const [best = { side: Math.round(short), long: Math.round(short * proportion) }] = sides.sort(
    (one, other) => error(one) - error(other) || Math.abs(one.side - short) - Math.abs(other.side - short),
  );
  return ratio >= 1 ? { width: best.long, height: best.side } : { width: best.side, height: best.long };
}
