import { escapeHtml } from "../../../document/escape-html.ts";
import type { LetterheadBlock, LetterheadObject, LetterheadPlace } from "../../../document/letterhead.ts";
import type { LetterheadWriting, SheetPlace } from "./letterhead-lines.ts";

/** Word's own distance of text from what stands beside it, in mm. */
const gap = 3.175;

/** A picture or a box: in its line, at its side of the text, or where it stands on the sheet. */
export function objectOf(
  object: LetterheadObject,
  writing: LetterheadWriting,
  blocksOf: (blocks: readonly LetterheadBlock[], writing: LetterheadWriting) => string,
): string {
  const { place, width, height, fill, line, blocks, picture } = object;
  const { print } = writing;
  const url = picture === undefined ? undefined : writing.pictureUrl(picture);
  if (picture !== undefined && url === undefined) return "";
  const size = print
    ? `width:${mm(width)};${height === undefined ? "" : `height:${mm(height)};`}`
    : `width:${mm(width)};max-width:100%;`;
  const where = print && place ? placeCss(object, place, print) : "";
  if (url !== undefined) return pictureOf(object, url, size, where);
  // On screens what boxes hold follows their paragraph.
  if (!print) return "";
  const inner = blocksOf(blocks, writing);
  const look = `${fill ? `background:${fill};` : ""}${line ? lineCss(line, height) : ""}${inner ? "padding:1.27mm 2.54mm;" : ""}`;
  return `<div class="box" style="${size}${look}${where || "display:inline-block;"}">${inner}</div>`;
}

function lineCss(line: string, height: number | undefined): string {
  return height !== undefined && height < 0.5 ? `border-top:${line};` : `border:${line};`;
}

function pictureOf(object: LetterheadObject, url: string, size: string, where: string): string {
  const { alt, crop, width, height = width } = object;
  const plain = `alt="${escapeHtml(alt)}" src="${url}"`;
  if (!crop) return `<img ${plain} style="${size}${where}">`;
  const across = width / (1 - crop.left - crop.right);
  const down = height / (1 - crop.top - crop.bottom);
  const shift = `position:absolute;max-width:none;width:${mm(across)};height:${mm(down)};left:${mm(-crop.left * across)};top:${mm(-crop.top * down)};`;
  const box = where.includes("position:") ? where : `${where}position:relative;`;
  const kind = /float:|absolute/.test(where) ? "display:block;" : "display:inline-block;";
  return `<span style="overflow:hidden;${kind}width:${mm(width)};height:${mm(height)};${box}"><img ${plain} style="${shift}"></span>`;
}

/** CSS for something that stands in no line. Places are those of the sheet, and a header or footer begins within it. */
function placeCss(object: LetterheadObject, place: LetterheadPlace, sheet: SheetPlace): string {
  const { width, height = 0 } = object;
  const text = sheet.width - sheet.margins.left - sheet.margins.right;
  const left = leftOf(place.x, width, sheet);
  const fromParagraph = place.y.from === "paragraph" && place.y.side === undefined;
  const down = place.y.offset ?? 0;
  if (fromParagraph && place.wrap === "lines") return `display:block;margin:${mm(down)} 0 0 ${mm(left)};`;
  if (fromParagraph && place.wrap === "sides" && Math.abs(left + width / 2 - text / 2) > text / 10)
    return left + width / 2 < text / 2
      ? `float:left;margin:${mm(down)} ${mm(gap)} 0 ${mm(left)};`
      : `float:right;margin:${mm(down)} ${mm(text - left - width)} 0 ${mm(gap)};`;
  const order = place.behind ? "z-index:-1;" : "";
  if (fromParagraph) return `position:absolute;left:${mm(left)};margin-top:${mm(down)};${order}`;
  return `position:absolute;left:${mm(left)};${verticalCss(place.y, height, sheet)}${order}`;
}

/** mm from where the text begins at the left. */
function leftOf({ from, offset, side }: LetterheadPlace["x"], width: number, sheet: SheetPlace): number {
  const { margins } = sheet;
  const [start, end] = from === "page" ? [0, sheet.width] : [margins.left, sheet.width - margins.right];
  const onSheet =
    side === "start"
      ? start
      : side === "end"
        ? end - width
        : side === "centre"
          ? (start + end - width) / 2
          : start + (offset ?? 0);
  return onSheet - margins.left;
}

/** A footer is held by its lower edge: what stands in it counts from there. */
function verticalCss(
  { from, offset, side }: LetterheadPlace["y"],
  height: number,
  sheet: SheetPlace,
): string {
  const { margins, edge, distance } = sheet;
  const [start, end] = from === "page" ? [0, sheet.height] : [margins.top, sheet.height - margins.bottom];
  const top =
    side === "start"
      ? start
      : side === "end"
        ? end - height
        : side === "centre"
          ? (start + end - height) / 2
          : start + (offset ?? 0);
  return edge === "top"
    ? `top:${mm(top - distance)};`
    : `bottom:${mm(sheet.height - top - height - distance)};`;
}

function mm(value: number): string {
  return `${Math.round(value * 100) / 100}mm`;
}
