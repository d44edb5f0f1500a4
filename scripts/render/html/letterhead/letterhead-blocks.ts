import type {
  LetterheadBlock,
  LetterheadCell,
  LetterheadParagraph,
  LetterheadRules,
  LetterheadTable,
} from "../../../document/letterhead.ts";
import { type LetterheadWriting, linesOf } from "./letterhead-lines.ts";
import { objectOf } from "./letterhead-objects.ts";

/** Blocks of a header or footer as HTML. */
export function blocksOf(blocks: readonly LetterheadBlock[], writing: LetterheadWriting): string {
  return blocks
    .map((block) => (block.kind === "table" ? tableOf(block, writing) : paragraphOf(block, writing)))
    .join("");
}

/** Writing with all that blocks need. */
export function letterheadWriting(writing: Omit<LetterheadWriting, "object">): LetterheadWriting {
  return { ...writing, object: (object, own) => objectOf(object, own, blocksOf) };
}

const sides = { start: "left", centre: "center", end: "right", justify: "justify" } as const;

function paragraphOf(paragraph: LetterheadParagraph, writing: LetterheadWriting): string {
  const { dir, align, fill, rules } = paragraph;
  const html = linesOf(paragraph, writing);
  const isPrinted = writing.print !== undefined;
  const boxes = isPrinted
    ? ""
    : paragraph.inlines
        .map((inline) => (inline.kind === "object" ? blocksOf(inline.blocks, writing) : ""))
        .join("");
  if (html === "" && !isPrinted && !rules.top && !rules.bottom) return boxes;
  const isRight = dir === "rtl";
  const side = isRight && align === "start" ? "right" : isRight && align === "end" ? "left" : sides[align];
  const look = [
    `text-align:${side};`,
    fill ? `background:${fill};` : "",
    rulesCss(rules),
    isPrinted ? printCss(paragraph) : "",
  ];
  if (isPrinted) {
    const tabs = JSON.stringify({ stops: paragraph.tabs, every: paragraph.tabEvery });
    return `<div class="line" dir="${dir}" data-tabs='${tabs}' style="${look.join("")}">${html}</div>`;
  }
  const pieces = html.includes('class="piece"') ? ' class="pieces"' : "";
  return `<p dir="${dir}"${pieces} style="${look.join("")}">${html}</p>${boxes}`;
}

/** Spacing is padding, since Word adds up what stands below one another where margins would collapse. */
function printCss({ indent, before, after }: LetterheadParagraph): string {
  return [
    `padding-block:${mm(before)} ${mm(after)};`,
    `padding-inline:${mm(indent.start)} ${mm(indent.end)};`,
    `text-indent:${mm(indent.first)};`,
  ].join("");
}

/** Borders, each at its side. */
function rulesCss({ top, bottom, start, end }: LetterheadRules): string {
  const rule = (side: string, value: string | undefined): string => (value ? `border-${side}:${value};` : "");
  return (
    rule("block-start", top) +
    rule("block-end", bottom) +
    rule("inline-start", start) +
    rule("inline-end", end)
  );
}

function tableOf({ dir, align, indent, columns, rows }: LetterheadTable, writing: LetterheadWriting): string {
  const isPrinted = writing.print !== undefined;
  const width = columns.reduce((sum, column) => sum + column, 0);
  const column = (own: number): string =>
    isPrinted ? mm(own) : `${width > 0 ? Math.round((own / width) * 1000) / 10 : 0}%`;
  const place =
    align === "centre"
      ? "margin-inline:auto;"
      : align === "end"
        ? "margin-inline:auto 0;"
        : isPrinted
          ? `margin-inline-start:${mm(indent)};`
          : "";
  const body = rows.map(({ height, cells }) => {
    const all = cells.map((cell) => cellOf(cell, writing)).join("");
    return `<tr${isPrinted && height > 0 ? ` style="height:${mm(height)}"` : ""}>${all}</tr>`;
  });
  const grid = columns.map((own) => `<col style="width:${column(own)}">`).join("");
  return `<table role="presentation" dir="${dir}" style="${place}width:${isPrinted ? mm(width) : "100%"}"><colgroup>${grid}</colgroup><tbody>${body.join("")}</tbody></table>`;
}

function cellOf(cell: LetterheadCell, writing: LetterheadWriting): string {
  const { columns, rows, padding, rules, fill, vertical, blocks } = cell;
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
  const look = [
    `vertical-align:${vertical};`,
    `padding-block:${mm(padding.top)} ${mm(padding.bottom)};padding-inline:${mm(padding.start)} ${mm(padding.end)};`,
    fill ? `background:${fill};` : "",
    rulesCss(rules),
  ];
  return `<td${spans} style="${look.join("")}">${blocksOf(blocks, writing)}</td>`;
}

/** A length for CSS. */
export function mm(value: number): string {
  return `${Math.round(value * 100) / 100}mm`;
}
