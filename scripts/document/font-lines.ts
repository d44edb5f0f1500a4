/**
 * How high a line of common office fonts is, as a share of its size (ascent, descent and line gap of their own tables): lines of what
 * stands in for one are as high, so that a letterhead is as high as in Word.
 */
const lines: Readonly<Record<string, number>> = {
  arial: 1.15,
  helvetica: 1.15,
  "liberation sans": 1.15,
  "times new roman": 1.15,
  "liberation serif": 1.15,
  calibri: 1.22,
  carlito: 1.22,
  cambria: 1.172,
  caladea: 1.172,
  "courier new": 1.133,
  "liberation mono": 1.133,
  georgia: 1.136,
  verdana: 1.215,
  tahoma: 1.207,
  "segoe ui": 1.33,
  "open sans": 1.362,
  garamond: 1.125,
  "dejavu sans": 1.164,
  aptos: 1.28,
};

/** A font's line as a share of its size. */
export function lineOf(font: string): number {
  return lines[font.toLowerCase()] ?? 1.2;
}
