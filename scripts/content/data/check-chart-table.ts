import type { ChartTable } from "../../document/document-model.ts";
import { chartNumbers } from "./chart-numbers.ts";
import type { RawCell, RawTable, TableFault } from "./raw-table.ts";

/** What came of a table: it can't be used with any fault; doubts are told, and it is used. */
export interface CheckedTable {
  table: ChartTable;
  faults: TableFault[];
  doubts: TableFault[];
}

/** Names, shape and numbers of a chart's data. `lang` tells how its numbers are likely to be written. */
export function checkChartTable(raw: RawTable, lang: string): CheckedTable {
  const shape = shapeFaults(raw);
  const { numbers, faults } = chartNumbers(raw, lang);
  const table: ChartTable = {
    header: raw.head.map(({ text }) => text),
    rows: raw.rows.map(([label], index) => ({
      label: label?.text ?? "",
      values: numbers.values[index] ?? [],
    })),
    ...(numbers.unit && { unit: numbers.unit }),
  };
  const found = [shape, faults, emptyColumns(table, raw)].find((some) => some.length > 0);
  return found ? { table, faults: found, doubts: [] } : { table, faults: [], doubts: sameLabels(raw) };
}

/** No drawing shows more rows, and no page the table below it. */
const mostRows = 5_000;

function shapeFaults({ head, rows }: RawTable): TableFault[] {
  const [first] = head;
  if (rows.length > mostRows) {
    const facts = { rows: rows.length, most: mostRows };
    return [{ reason: "too-many-rows", suggestion: "rows-summed-up", facts, cell: first }];
  }
  const widest = Math.max(0, ...rows.map((row) => row.length));
  if (!first || (rows.length === 0 && head.length < 2))
    return [{ reason: "two-columns", suggestion: "table-shape", cell: first }];
  if (head.length < 2)
    return [{ reason: widest < 2 ? "two-columns" : "title-first", suggestion: "table-shape", cell: first }];
  if (rows.length === 0) return [{ reason: "no-rows", suggestion: "table-shape", cell: first }];
  if (isHeadMissing(head)) return [{ reason: "header-missing", suggestion: "table-shape", cell: first }];
  return [...nameFaults(head), ...rows.flatMap((row) => rowFaults(row, head.length))];
}

/** Numbers in place of names, unless they are years, which name columns as well. */
function isHeadMissing([first, ...names]: readonly RawCell[]): boolean {
  const areNumbers = names.every(({ text }) => /^[-\u2212]?\d[\d.,\s]*%?$/.test(text));
  const areYears = names.every(({ text }) => /^(?:1[89]|2[01])\d{2}$/.test(text));
  return areNumbers && !(areYears && !/^\d/.test(first?.text ?? ""));
}

function nameFaults([, ...names]: readonly RawCell[]): TableFault[] {
  if (names.length < 2) return [];
  return names.flatMap((cell, index) => {
    if (cell.text === "") return [{ reason: "column-unnamed", suggestion: "column-names", cell }];
    const isKnown = names.findIndex(({ text }) => text === cell.text) < index;
    const facts = { column: cell.text };
    return isKnown ? [{ reason: "column-named-twice", suggestion: "column-names", facts, cell }] : [];
  });
}

function rowFaults(row: readonly RawCell[], columns: number): TableFault[] {
  const [label] = row;
  const facts = { cells: row.length, columns };
  const extra = row[columns];
  if (row.length < columns) return [{ reason: "row-short", suggestion: "row-filled", facts, cell: label }];
  if (extra && row.slice(columns).some(({ text }) => text !== ""))
    return [{ reason: "row-long", suggestion: "row-decimal-comma", facts, cell: extra }];
  return label?.text === "" ? [{ reason: "label-missing", suggestion: "row-labels", cell: label }] : [];
}

function emptyColumns({ header, rows }: ChartTable, { head }: RawTable): TableFault[] {
  return header.flatMap((column, index) =>
    index > 0 && rows.every(({ values }) => typeof values[index - 1] !== "number")
      ? [{ reason: "column-empty", suggestion: "number-alone", facts: { column }, cell: head[index] }]
      : [],
  );
}

/** Two rows of one name can't be told apart in a drawing; they may be meant all the same. */
function sameLabels({ rows }: RawTable): TableFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(([label]) => {
    const line = label && seen.get(label.text);
    if (label && line === undefined) seen.set(label.text, label.line ?? 1);
    if (!label || line === undefined) return [];
    return [
      { reason: "label-twice", suggestion: "row-labels", facts: { text: label.text, line }, cell: label },
    ];
  });
}
