import { escapeHtml } from "../../../document/escape-html.ts";
import type { LetterheadSheet } from "../../../document/letterhead.ts";
import { letterheadPage } from "../../../document/letterhead-words.ts";
import { mayLie } from "../../../document/may-lie.ts";
import type { Publication, RunningLine } from "../../../document/publication.ts";
import { runningText } from "../../../document/running-text.ts";
import { withDirectionMarks } from "../../../languages/embedded-text.ts";
import { fallbackCss, fontFaces, type ServedFont } from "../font-css.ts";
import { colourVariable, tokenCss } from "../token-css.ts";
import { blocksOf, letterheadWriting, mm } from "./letterhead-blocks.ts";
import type { SheetPlace } from "./letterhead-lines.ts";

/** What sheets are drawn with. */
export interface SheetAssets {
  fonts: readonly ServedFont[];
  pictureUrl: (key: string) => string | undefined;
}

/** A page with nothing but letterheads, each on a sheet of its own: for measuring them, and for the print behind a document's pages. */
export function letterheadSheets(
  publication: Publication,
  sheets: readonly LetterheadSheet[],
  { fonts, pictureUrl }: SheetAssets,
): string {
  const { theme, page, lang } = publication;
  const size = (width: number, height: number): string => `size:${mm(width)} ${mm(height)};margin:0`;
  const css = [
    fontFaces(fonts),
    tokenCss(publication) + fallbackCss(fonts, theme),
    `@page{${size(page.width, page.height)}}`,
    mayLie(page) ? `@page lying{${size(page.height, page.width)}}.lies{page:lying}` : "",
    sheetCss,
  ];
  const body = sheets.map((sheet) => sheetOf(publication, sheet, pictureUrl)).join("");
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<style>
${css.join("\n").replaceAll("</", "<\\/")}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const sheetCss = `body{margin:0;background:none;color:#000;font-variant-ligatures:none}
.sheet{position:relative;overflow:hidden;break-after:page}
.sheet:last-child{break-after:auto}
.part{position:absolute;z-index:0;display:flow-root}
.line{position:relative;font-size:0;line-height:0;white-space:pre-wrap;overflow-wrap:break-word}
.line span{font-weight:400;font-style:normal}
.tab{display:inline-block;height:1px}
.part table{border-collapse:collapse;table-layout:fixed}
.part td{box-sizing:border-box;overflow-wrap:break-word}
.box{box-sizing:border-box;text-indent:0}
.running{display:grid;grid-template-columns:1fr auto 1fr;column-gap:5mm}
.running>:nth-child(2){text-align:center}
.running>:last-child{text-align:end}`;

function sheetOf(
  publication: Publication,
  sheet: LetterheadSheet,
  pictureUrl: SheetAssets["pictureUrl"],
): string {
  const { page, letterhead, dir } = publication;
  if (!letterhead) return "";
  const { margins } = page;
  const [width, height] = sheet.lies ? [page.height, page.width] : [page.width, page.height];
  const own = letterheadPage(letterhead.pages, sheet.kind);
  const ours = letterhead.running[sheet.kind] ?? letterhead.running.default;
  const part = (kind: "header" | "footer"): string => {
    const distance = letterhead.pages.distances[kind];
    const edge = kind === "header" ? "top" : "bottom";
    const place: SheetPlace = {
      page: sheet.page,
      pages: sheet.pages,
      width,
      height,
      margins,
      edge,
      distance,
    };
    const html = blocksOf(own[kind], letterheadWriting({ print: place, pictureUrl }));
    const line = runningLine(ours[kind], publication, sheet);
    const text = width - margins.left - margins.right;
    return `<div class="part" data-kind="${kind}" dir="${dir}" style="${edge}:${mm(distance)};left:${mm(margins.left)};width:${mm(text)}">${html}${line}</div>`;
  };
  const shape = `width:${mm(width)};height:${mm(height)}`;
  return `<div class="sheet${sheet.lies ? " lies" : ""}" style="${shape}">${part("header")}${part("footer")}</div>`;
}

/** What the template's running lines keep, below what the letterhead has. */
function runningLine(line: RunningLine, publication: Publication, { page, pages }: LetterheadSheet): string {
  const { start, centre, end } = line;
  if (start.length + centre.length + end.length === 0) return "";
  const style = publication.theme.roles.running;
  const words = (parts: RunningLine["start"]): string => {
    const pieces = parts.map((part) => {
      if (part === "page") return String(page);
      if (part === "pages") return String(pages);
      return escapeHtml(withDirectionMarks(runningText(part, publication), publication.dir));
    });
    return pieces.join(parts.some((part) => typeof part === "object") ? "" : "\u2003");
  };
  const font = `font:${style.weight ?? 400} ${style.size ?? 8}pt/${style.leading ?? 10}pt var(--font-${style.family ?? "sans"});color:${colourVariable(style.colour ?? "on.muted")}`;
  return `<div class="running" style="${font}"><span>${words(start)}</span><span>${words(centre)}</span><span>${words(end)}</span></div>`;
}
