import { notationOf, numberOf } from "./number-notation.ts";
import type { RawCell, RawTable, TableFault } from "./raw-table.ts";
import { readWritten, type WrittenNumber } from "./written-number.ts";

/** A table's numbers row by row, `null` where there is none, and the unit that stands beside each of them. */
export interface ChartNumbers {
  values: (number | null)[][];
  unit: string | undefined;
}

interface NumberCell extends RawCell {
  number: WrittenNumber;
}

/** A number of the file itself tells which sign is the decimal one, whatever its digits are. */
const point: WrittenNumber = { isNegative: false, digits: "0.5", exponent: 0, unit: "" };

/** Reads all cells beside the labels; each that can't be read is a fault of its own. */
export function chartNumbers(
  { head, rows, separator }: RawTable,
  lang: string,
): { numbers: ChartNumbers; faults: TableFault[] } {
  const faults: TableFault[] = [];
  const cells = rows.map((row) =>
    row.slice(1).map((cell, index): NumberCell | undefined => {
      if (cell.value !== undefined) return { ...cell, number: point };
      const number = readWritten(cell.text);
      if (typeof number !== "string") return number && { ...cell, number };
      faults.push(notANumber(number, cell, head[index + 1]?.text ?? ""));
      return undefined;
    }),
  );
  const written = cells.flat().filter((cell) => cell !== undefined);
  const notation = notationOf(written, { separator, lang });
  const decimal = "decimal" in notation ? notation.decimal : undefined;
  if ("undecided" in notation) faults.push(undecided(notation.undecided));
  if ("contradicting" in notation) faults.push(contradicting(...notation.contradicting));
  const values = cells.map((row) =>
    row.map((cell): number | null => {
      if (!cell) return null;
      const value = cell.value ?? numberOf(cell.number, decimal);
      if (typeof value === "number" && Number.isFinite(value)) return value;
      // Which sign is which is the cause of what would be told of single numbers then.
      if ("decimal" in notation)
        faults.push(unreadable(typeof value === "string" ? value : "number-too-long", cell));
      return null;
    }),
  );
  const { unit, fault } = sharedUnit(written);
  return { numbers: { values, unit }, faults: fault ? [...faults, fault] : faults };
}

function notANumber(
  reason: "cell-no-number" | "number-parentheses",
  cell: RawCell,
  column: string,
): TableFault {
  if (reason === "cell-no-number")
    return { reason, suggestion: "number-alone", facts: { text: cell.text, column }, cell };
  const number = cell.text.replace(/[()]/g, "").trim();
  return { reason, suggestion: "number-without-parentheses", facts: { text: cell.text, number }, cell };
}

function undecided(cell: NumberCell): TableFault {
  const { digits } = cell.number;
  const [whole = "", fraction = ""] = digits.split(/[.,]/);
  const sign = digits.replace(/\d/g, "");
  const short = fraction.replace(/0+$/, "");
  // Written so, neither can be taken for the other.
  const facts = {
    text: cell.text,
    whole: whole + fraction,
    fraction: `${whole}${sign}${short.length === 3 ? `${short}0` : short || "0"}`,
  };
  return { reason: "number-ambiguous", suggestion: "number-either", facts, cell };
}

function contradicting(earlier: NumberCell, later: NumberCell): TableFault {
  // A number of YAML has a point, whichever it was that showed it.
  const facts = { text: later.text, other: earlier.text, line: earlier.line ?? 1 };
  return { reason: "number-signs", suggestion: "number-one-way", facts, cell: later };
}

function unreadable(reason: "number-grouping" | "number-too-long", cell: RawCell): TableFault {
  const suggestion = reason === "number-grouping" ? "number-one-way" : "number-shorter";
  return { reason, suggestion, facts: { text: cell.text }, cell };
}

/** Numbers of one drawing share a scale: they have one unit, or none. Nothing has no unit. */
function sharedUnit(cells: readonly NumberCell[]): { unit: string | undefined; fault?: TableFault } {
  const [first, ...others] = cells.filter(({ number }) => number.unit !== "" || /[1-9]/.test(number.digits));
  if (!first) return { unit: undefined };
  const odd = others.find(({ number }) => number.unit !== first.number.unit);
  if (!odd) return { unit: first.number.unit || undefined };
  const facts = { text: odd.text, other: first.text, line: first.line ?? 1 };
  return { unit: undefined, fault: { reason: "unit-differs", suggestion: "unit-once", facts, cell: odd } };
}
