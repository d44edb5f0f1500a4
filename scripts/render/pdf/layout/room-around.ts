/**
 * How wide the content of the block is that an element of the loaded page stands in, px: of a block in columns, one column; never
 * more than reaches to the edge of the fixed box around it, since some layouts grow with what is too wide for them.
 *
 * Runs in the page, where it knows nothing else of this program.
 */
export function roomAround(element: Element): number {
  const parent = element.parentElement ?? document.body;
  const style = getComputedStyle(parent);
  const size = (of: CSSStyleDeclaration, ...names: string[]): number =>
    names.reduce((sum, name) => sum + (Number.parseFloat(of.getPropertyValue(name)) || 0), 0);
  const content = parent.clientWidth - size(style, "padding-left", "padding-right");
  const columns = Number.parseInt(style.columnCount, 10) || 1;
  if (columns > 1) return (content - size(style, "column-gap") * (columns - 1)) / columns;
  const box = parent.closest("[data-box]");
  if (!box) return content;
  const inner = getComputedStyle(box);
  const edge = box.getBoundingClientRect();
  const own = parent.getBoundingClientRect();
  const toEdge =
    style.direction === "rtl"
      ? own.right -
        size(style, "border-right-width", "padding-right") -
        edge.left -
        size(inner, "border-left-width", "padding-left")
      : edge.right -
        size(inner, "border-right-width", "padding-right") -
        own.left -
        size(style, "border-left-width", "padding-left");
  return Math.min(content, toEdge);
}
