/** Elements of a drawing, and how deep they stand in each other: maps and charts have some ten thousand, in twenty levels. */
const most = 50_000;
const deepest = 300;

/** Whether a drawing has more in it than can be drawn in reasonable time, or is deeper than a rasteriser can follow. Looks at each sign once. */
export function isOutOfBounds(svg: string): boolean {
  let count = 0;
  let depth = 0;
  for (let at = svg.indexOf("<"); at >= 0; at = svg.indexOf("<", at + 1)) {
    const next = svg.charAt(at + 1);
    if (next === "/") depth -= 1;
    if (!/[A-Za-z_]/.test(next)) continue;
    count += 1;
    const end = svg.indexOf(">", at);
    if (end < 0 || svg.charAt(end - 1) !== "/") depth += 1;
    if (count > most || depth > deepest) return true;
  }
  return false;
}
