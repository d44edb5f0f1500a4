/** What a browser takes for the size of a drawing that says none (CSS Images 3 §5.1), in px. */
const usual = { x: 0, y: 0, width: 300, height: 150 };

/**
 * What is drawn in an SVG, as its `viewBox` would say it, in px. Words count as far as a browser would show them, since their fonts are
 * nobody's here. Undefined for an empty drawing and for one that can't be read.
 */
export async function measureDrawing(
  svg: Uint8Array,
): Promise<readonly [x: number, y: number, width: number, height: number] | undefined> {
  const text = new TextDecoder().decode(svg);
  const { Resvg } = await import("@resvg/resvg-js");
  let drawn: typeof usual | undefined;
  try {
    drawn = new Resvg(text, { font: { loadSystemFonts: false } }).getBBox();
  } catch {
    // Not well-formed: the caller says that it has no size.
    return undefined;
  }
  const found = [
    ...(drawn && drawn.width > 0 && drawn.height > 0 ? [drawn] : []),
    ...(text.includes("<text") ? [usual] : []),
  ];
  if (found.length === 0) return undefined;
  const left = Math.min(...found.map(({ x }) => x));
  const top = Math.min(...found.map(({ y }) => y));
  const right = Math.max(...found.map(({ x, width }) => x + width));
  const bottom = Math.max(...found.map(({ y, height }) => y + height));
  return [left, top, right - left, bottom - top];
}

/** Whether the rasteriser can read a drawing. */
export async function canBeDrawn(svg: Uint8Array): Promise<boolean> {
  const { Resvg } = await import("@resvg/resvg-js");
  try {
    new Resvg(new TextDecoder().decode(svg), { font: { loadSystemFonts: false } });
    return true;
  } catch {
    // Not well-formed, or of no size: the caller says so.
    return false;
  }
}
