import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { cloneTree } from "../../document/clone-tree.ts";
import { escapeHtml } from "../../document/escape-html.ts";
import { addressIn } from "../../document/linked-document.ts";
import type { Publication } from "../../document/publication.ts";
import { childElements, replaceBelow, skip, text, textProperty, visitElements } from "../../document/tree.ts";
import { withDirectionMarks } from "../../languages/embedded-text.ts";
import type { Picture, Pictures } from "../assets/prepare-pictures.ts";
import type { Drawing } from "../assets/svg.ts";
import type { Paper } from "../paper.ts";
import { chartCss, chartElement } from "./chart-html.ts";
import { fallbackCss, fontFaces, type ServedFont } from "./font-css.ts";
import { letterheadOnScreen } from "./letterhead/letterhead-on-screen.ts";
import { pageCss, trimmed } from "./page-css.ts";
import { scrollTables } from "./scroll-tables.ts";
import { bulletCss, tokenCss } from "./token-css.ts";
import { watermarkCss } from "./watermark-css.ts";

/** Where the page finds its fonts and pictures: `data:` URLs in the file for readers, addresses for printing. */
export interface PageAssets {
  pictures: Pictures;
  fonts: readonly ServedFont[];
  /** A chart's drawings for the widths it may be shown in; none for a page whose charts are drawn when it is laid out. */
  charts?: ((key: string) => readonly Drawing[]) | undefined;
  /** The address of a picture by key. */
  pictureUrl: (key: string, picture: Picture) => string;
  /** Page number of each heading id, for the contents; empty before the second pass. */
  pageNumbers?: ReadonlyMap<string, number> | undefined;
  /** Links to other documents lead to their files of that format; a page that is printed keeps them as they are. */
  format?: string | undefined;
  /** Broad tables stand in boxes that scroll: the page is read on screens. */
  scrolls?: boolean | undefined;
  /** The letterhead of a Word file stands around the text: a page that is printed has it behind its sheets. */
  hasLetterhead?: boolean | undefined;
  /** The paper to print on; the trimmed sheet unless said otherwise. */
  paper?: Paper | undefined;
}

/** One page with everything in it: readable on a phone and in the dark, printable, and working without scripts. */
export function renderHtml(publication: Publication, assets: PageAssets): string {
  const { lang, dir, title, labels } = publication;
  const body = cloneTree(publication.body);
  placePictures(body, assets);
  fillPageNumbers(body, assets.pageNumbers);
  fillEmptyCells(body);
  if (assets.format) leadToFiles(body, assets.format);
  if (assets.scrolls) scrollTables(body, labels.table ?? "");
  const own = assets.hasLetterhead
    ? letterheadOnScreen(publication, (key) => {
        const picture = assets.pictures.get(key);
        return picture && assets.pictureUrl(key, picture);
      })
    : undefined;
  const css = [
    fontFaces(assets.fonts),
    tokenCss(publication) + fallbackCss(assets.fonts, publication.theme),
    bulletCss(publication.theme),
    publication.css,
    pageCss(publication, assets.paper ?? trimmed),
    own?.css ?? "",
    watermarkCss(publication),
    markSizes(publication.body),
    ...(publication.has.drawnWords ? [chartCss(assets.charts !== undefined)] : []),
  ].join("\n");
  const meta = [
    `<meta charset="utf-8">`,
    // Whatever a browser is made to believe, this file loads nothing and runs nothing.
    ...(assets.scrolls ? [policy] : []),
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${escapeHtml(withDirectionMarks(title, dir))}</title>`,
    publication.description
      ? `<meta name="description" content="${escapeHtml(publication.description)}">`
      : "",
    publication.authors.length > 0
      ? `<meta name="author" content="${escapeHtml(publication.authors.join(", "))}">`
      : "",
    publication.keywords.length > 0
      ? `<meta name="keywords" content="${escapeHtml(publication.keywords.join(", "))}">`
      : "",
    `<meta name="color-scheme" content="light dark">`,
  ].filter(Boolean);
  const hasMain = containsMain(body);
  const content = toHtml(body, { allowDangerousHtml: true, omitOptionalTags: false });
  return `<!doctype html>
<html lang="${lang}"${dir === "rtl" ? ' dir="rtl"' : ""} data-template="${escapeHtml(publication.template)}"${publication.page.fold ? ` data-fold="${publication.page.fold.kind}"` : ""}${assets.paper?.inkLight ? ' data-ink="light"' : ""}>
<head>
${meta.join("\n")}
<style>
${css.replaceAll("</", "<\\/")}
</style>
</head>
<body>
<a class="skip" href="#content">${escapeHtml(labels.skip ?? "")}</a>
${publication.watermark ? `<div class="watermark" aria-hidden="true">${escapeHtml(publication.watermark)}</div>\n` : ""}${own?.header ?? ""}${hasMain ? content : `<main id="content">\n${content}\n</main>`}
${own?.footer ?? ""}</body>
</html>
`;
}

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">`;

/** Sizes of marks, by what their elements say; in print both sides, so that no part of a pixel is rounded to another ratio. */
function markSizes(body: Root): string {
  const rules = new Set<string>();
  visitElements(body, (node) => {
    const size = textProperty(node, "dataSize");
    const [width, height] = sizeOfMark(node) ?? [];
    const own = `[data-role="mark"][data-size="${size}"]`;
    if (width) rules.add(`${own}{width:${width}px}@media print{${own}{height:${height}px}}`);
  });
  return [...rules].join("\n");
}

function sizeOfMark(node: Element): [width: number, height: number] | undefined {
  const [width = 0, height = 0] = (textProperty(node, "dataSize") ?? "").split("x").map(Number);
  return width > 0 && height > 0 ? [width, height] : undefined;
}

function placePictures(body: Root, assets: PageAssets): void {
  replaceBelow(body, (child, enter) => {
    if (child.type !== "element") return [child];
    const key = /^picture:(.+)$/.exec(textProperty(child, "src") ?? "")?.[1];
    if (key !== undefined && child.properties.dataRole === "chart-picture")
      return [chartElement(child, key, assets.charts?.(key) ?? [])];
    const picture = key === undefined ? undefined : assets.pictures.get(key);
    if (key !== undefined && picture) return [linked(child, key, picture, assets)];
    enter(child);
    return [child];
  });
}

function linked(image: Element, key: string, picture: Picture, assets: PageAssets): Element {
  const [width, height] = sizeOfMark(image) ?? [picture.width, picture.height].map(Math.round);
  const properties = { ...image.properties, src: assets.pictureUrl(key, picture) };
  return {
    ...image,
    properties: { ...properties, width: Math.max(1, width ?? 1), height: Math.max(1, height ?? 1) },
  };
}

function leadToFiles(body: Root, format: string): void {
  visitElements(body, ({ properties }) => {
    if (typeof properties.href === "string") properties.href = addressIn(format, properties.href);
  });
}

function fillPageNumbers(body: Root, numbers: ReadonlyMap<string, number> | undefined): void {
  visitElements(body, (node) => {
    const id = node.properties.dataPage;
    if (typeof id !== "string") return undefined;
    node.children = [text(numbers ? String(numbers.get(id) ?? "") : "000")];
    return skip;
  });
}

/** Chromium leaves an empty cell out of a PDF's structure, and the row would be a cell short: a space keeps it. */
function fillEmptyCells(body: Root): void {
  visitElements(body, (node) => {
    if (/^t[hd]$/.test(node.tagName) && node.children.length === 0) emptyCell(node);
  });
}

function containsMain(root: Root): boolean {
  return childElements(root).some(({ tagName }) => tagName === "main");
}

/** An empty cell is kept by a space; without words it is the head of nothing (WCAG 2.2, technique H51 leaves corners as data cells). */
function emptyCell(node: Element): void {
  node.children = [text("\u00a0")];
  node.tagName = "td";
  delete node.properties.scope;
}
