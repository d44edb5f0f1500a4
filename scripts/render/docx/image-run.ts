import { ImageRun } from "docx";
import type { Element } from "hast";
import { tallestPicture } from "../../document/tallest-picture.ts";
import { textProperty } from "../../document/tree.ts";
import { cleanText } from "./clean-text.ts";
import type { DocxContext, WordPicture } from "./docx-context.ts";

/** Word measures pictures in px of 1/96 inch. */
const pxPerMillimetre = 96 / 25.4;

/** A picture placed `width` mm wide (less when the file has fewer pixels or would be too high); decorative when it has no description. */
export function imageRun(node: Element, context: DocxContext, width: number): ImageRun[] {
  const key = (textProperty(node, "src") ?? "").replace(/^picture:/, "");
  const tallest = tallestPicture(context.publication.page);
  const picture = context.pictures.get(key) ?? chartOf(node, key, { width, tallest }, context);
  if (!picture) return [];
  context.placed.add(node);
  // Drawings of our own are as wide as they may be; an author's has a size, as a photograph has.
  const isDrawn = picture.type === "svg" && node.properties.dataRole !== "picture";
  const natural = isDrawn ? Number.POSITIVE_INFINITY : picture.width / pxPerMillimetre;
  const shown = Math.min(width, natural, (tallest * picture.width) / picture.height);
  // Whole px, as Word's own are, but for a logo, which would have another ratio, and for what would stand beyond its column.
  const isExact =
    node.properties.dataRole === "mark" || Math.round(shown * pxPerMillimetre) > width * pxPerMillimetre;
  const rounded = isExact ? (px: number) => px : Math.round;
  const transformation = {
    width: rounded(shown * pxPerMillimetre),
    height: rounded(((shown * picture.height) / picture.width) * pxPerMillimetre),
  };
  const alt = cleanText(textProperty(node, "alt") ?? "");
  context.next.drawing += 1;
  const altText = {
    name: `Picture ${context.next.drawing}`,
    id: String(context.next.drawing),
    description: alt,
  };
  const more = alt === "" ? { decorative: true } : {};
  if (picture.type !== "svg")
    return [new ImageRun({ type: picture.type, data: picture.bytes, transformation, altText, ...more })];
  if (!picture.png) throw new Error(`The drawing “${key}” has no PNG.`);
  return [
    new ImageRun({
      type: "svg",
      data: picture.bytes,
      fallback: { type: "png", data: picture.png },
      transformation,
      altText,
      ...more,
    }),
  ];
}

function chartOf(
  node: Element,
  key: string,
  { width, tallest }: { width: number; tallest: number },
  { charts }: DocxContext,
): WordPicture | undefined {
  return node.properties.dataRole === "chart-picture" ? charts?.(key, width, tallest) : undefined;
}
