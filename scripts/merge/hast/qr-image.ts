import type { Element } from "hast";
import { element } from "../../document/tree.ts";
import type { MergeContext } from "./merge-context.ts";

/** A QR code as an image; its description names the address. */
export function qrImage(
  url: string,
  context: Pick<MergeContext, "template" | "pictures" | "labels">,
): Element {
  const { colours } = context.template.theme;
  const key = `qr-${context.pictures.size + 1}`;
  context.pictures.set(key, {
    kind: "qr",
    text: url,
    dark: colours.deep?.hex ?? "#000000",
    light: colours.white?.hex ?? "#FFFFFF",
  });
  return element("img", {
    dataRole: "qr",
    src: `picture:${key}`,
    alt: `${context.labels.qr ?? "QR"}: ${url}`,
  });
}
