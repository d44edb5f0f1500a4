import type { Element } from "hast";
import { childElements, childrenOf, numberProperty } from "../../document/tree.ts";
import { inlineText } from "./inline-text.ts";
import { aligned, type BlockWriter, block, prefixed, type TextBlock } from "./text-block.ts";
import { labelled } from "./text-lists.ts";
import { columns, wrapText } from "./wrap-text.ts";

interface Cell {
  text: string;
  /** From 0. */
  column: number;
  /** Columns that it spans. */
  width: number;
  atEnd: boolean;
}

interface Table {
  head: Cell[][];
  /** A cell that spans rows is in each of them. */
  body: Cell[][];
  columns: number;
  hasSpans: boolean;
}

/** The caption, and the table: in columns where it fits, else each row as lines of “Header: value”. */
export const tableBlocks: BlockWriter = (node, context) => {
  const captions = childElements(node).filter(({ tagName }) => tagName === "caption");
  const table = readTable(node);
  return [
    ...captions.flatMap((caption) => block(wrapText(inlineText(childrenOf(caption)), context.width))),
    ...aligned(inColumns(table, context.width) ?? asRecords(table, context.width)),
  ];
};

function readTable(node: Element): Table {
  const table: Table = { head: [], body: [], columns: 0, hasSpans: false };
  const reaching: { cell: Cell; rows: number }[] = [];
  for (const group of childElements(node))
    for (const row of childElements(group).filter(({ tagName }) => tagName === "tr")) {
      const cells = reaching
        .filter(({ rows }) => rows > 0)
        .map((above) => {
          above.rows -= 1;
          return above.cell;
        });
      const free = freeColumns(cells);
      for (const td of childElements(row)) {
        const cell = cellOf(td, free);
        const rows = numberProperty(td, "rowSpan") ?? 1;
        if (rows > 1) reaching.push({ cell, rows: rows - 1 });
        table.hasSpans ||= rows > 1 || cell.width > 1;
        table.columns = Math.max(table.columns, cell.column + cell.width);
        cells.push(cell);
      }
      cells.sort((a, b) => a.column - b.column);
      if (cells.some(({ text }) => text !== ""))
        (group.tagName === "thead" ? table.head : table.body).push(cells);
    }
  return table;
}

/** Gives the cells of a row, one after the other and by their width, the first columns that no cell from above takes. */
function freeColumns(above: readonly Cell[]): (width: number) => number {
  const taken = above.toSorted((one, other) => one.column - other.column);
  let next = 0;
  let seen = 0;
  return (width) => {
    for (let cell = taken[seen]; cell && cell.column <= next; cell = taken[seen]) {
      next = Math.max(next, cell.column + cell.width);
      seen += 1;
    }
    const column = next;
    next += width;
    return column;
  };
}

function cellOf(td: Element, free: (width: number) => number): Cell {
  const width = numberProperty(td, "colSpan") ?? 1;
  return {
    text: inlineText(childrenOf(td)).trim(),
    column: free(width),
    width,
    atEnd: td.properties.dataAlign === "end",
  };
}

/** Columns two spaces apart, under the head a line; undefined where cells span or one would have to be broken. */
function inColumns(table: Table, width: number): TextBlock[] | undefined {
  const rows = [...table.head, ...table.body];
  // Three signs and two spaces each, at the least.
  if (table.columns * 5 - 2 > width) return undefined;
  if (table.hasSpans || rows.some((row) => row.some(({ text }) => text.includes("\n")))) return undefined;
  const shown = rows.map((row) => row.map((cell) => ({ ...cell, text: wrapText(cell.text, 1e6).join(" ") })));
  const widths = Array.from({ length: table.columns }, (_, column) =>
    Math.max(3, ...shown.map((row) => columns(row.find((cell) => cell.column === column)?.text ?? ""))),
  );
  if (widths.reduce((sum, one) => sum + one + 2, -2) > width) return undefined;
  const line = (row: readonly Cell[]): string =>
    widths
      .map((all, column) => {
        const { text, atEnd } = row.find((cell) => cell.column === column) ?? { text: "", atEnd: false };
        const space = " ".repeat(all - columns(text));
        return atEnd ? space + text : text + space;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((all) => "-".repeat(all)).join("  ");
  const lines = shown.map(line);
  if (table.head.length > 0) lines.splice(table.head.length, 0, rule);
  return block(lines);
}

function asRecords({ head, body }: Table, width: number): TextBlock[] {
  const labels = new Map<string, string>();
  const label = ({ column, width: span }: Cell): string => {
    const known = labels.get(`${column} ${span}`);
    if (known !== undefined) return known;
    const above = head.flatMap((row) =>
      row.filter((cell) => cell.column < column + span && column < cell.column + cell.width),
    );
    const words = [...new Set(above)]
      .map(({ text }) => text)
      .filter(Boolean)
      .join(", ");
    labels.set(`${column} ${span}`, words);
    return words;
  };
  // A table that is a head only has nothing to put behind the labels.
  if (body.length === 0)
    return head.flatMap((row) => block(row.flatMap(({ text }) => wrapText(text, width))));
  return body.flatMap((row) =>
    block(
      row
        .filter(({ text }) => text !== "")
        .flatMap((cell) => {
          const [first = "", ...rest] = wrapText(`${labelled(label(cell))} ${cell.text}`.trim(), width - 2);
          return [first, ...prefixed(rest, "  ")];
        }),
    ),
  );
}
