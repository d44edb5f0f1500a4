import type { Element } from "hast";
import type { LeafDirective } from "mdast-util-directive";
import { chart } from "./chart.ts";
import { element, type MergeContext, placeOf, sourceOf } from "./merge-context.ts";

type Leaf = (node: LeafDirective, context: MergeContext) => Element | undefined;

/** `::name` blocks and what each becomes. */
export const leaves: Readonly<Record<string, Leaf>> = {
  pagebreak: (node) => element("div", { dataRole: "page-break", ...sourceOf(node) }),
  toc: (node) => element("nav", { dataRole: "toc", ...sourceOf(node) }),
  qr: (node, context) => {
    const url = node.attributes?.url;
    if (!url) {
      context.diagnostics.add("directive-attribute", placeOf(node, context), {
        name: "qr",
        attribute: "url",
        reason: "missing",
        example: '::qr{url="https://www.example.org"}',
      });
      return undefined;
    }
    return element("p", { ...sourceOf(node) }, [qrImage(url, context)]);
  },
  chart,
};

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
