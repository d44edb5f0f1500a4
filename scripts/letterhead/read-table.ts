import type {
  LetterheadCell,
  LetterheadRow,
  LetterheadRules,
  LetterheadTable,
} from "../document/letterhead.ts";
import type { Reading } from "./reading.ts";
import { rulesOf } from "./table-rules.ts";
import { type Properties, said } from "./word-styles.ts";
import { attribute, below, children, isOn, number, twip, type XmlElement } from "./word-xml.ts";

/** Twips of a cell's sides where nothing is said (ISO/IEC 29500-1 §17.4.42). */
const usualSides = 115;

/** A table: its columns as its grid has them, cells that run over several rows joined. */
export function readTable(table: XmlElement, reading: Reading): LetterheadTable {
  const properties = reading.styles.table(below(table, "w:tblPr"));
  const columns = children(below(table, "w:tblGrid"), "w:gridCol").map(
    (column) => (number(column, "w:w") ?? 0) * twip,
  );
  const align = said(properties, "w:jc");
  const borders = properties.get("w:tblBorders");
  const rows = children(table, "w:tr");
  const indent = number(properties.get("w:tblInd"), "w:w") ?? 0;
  const [marginStart] = [paddingOf(properties, undefined).start];
  return {
    kind: "table",
    dir: isOn(properties.get("w:bidiVisual")) ? "rtl" : "ltr",
    align: align === "center" ? "centre" : /^(?:right|end)$/.test(align ?? "") ? "end" : "start",
    // Word lets a table's text, not its edge, begin where lines do.
    indent: indent * twip - (said(properties, "w:tblInd", "w:w") === undefined ? marginStart : 0),
    columns,
    rows: rows.map((row, index) =>
      readRow(
        row,
        {
          properties,
          borders,
          isFirst: index === 0,
          isLast: index === rows.length - 1,
          below: rows.slice(index + 1),
        },
        reading,
      ),
    ),
  };
}

interface RowPlace {
  properties: Properties;
  borders: XmlElement | undefined;
  isFirst: boolean;
  isLast: boolean;
  /** The rows that follow. */
  below: readonly XmlElement[];
}

function readRow(row: XmlElement, place: RowPlace, reading: Reading): LetterheadRow {
  const cells: LetterheadCell[] = [];
  let column = number(below(row, "w:trPr", "w:gridBefore"), "w:val") ?? 0;
  if (column > 0) cells.push({ ...emptyCell, columns: column });
  const all = children(row, "w:tc");
  all.forEach((cell, index) => {
    const properties = below(cell, "w:tcPr");
    const columns = number(below(properties, "w:gridSpan"), "w:val") ?? 1;
    const merge = below(properties, "w:vMerge");
    const continues = merge !== undefined && attribute(merge, "w:val") !== "restart";
    if (!continues) {
      const rows = merge ? 1 + continued(place.below, column) : 1;
      const edges = {
        start: index === 0,
        end: index === all.length - 1,
        top: place.isFirst,
        bottom: place.isLast,
      };
      cells.push({ ...readCell(cell, place, edges, reading), columns, rows });
    }
    column += columns;
  });
  return { height: (number(below(row, "w:trPr", "w:trHeight"), "w:val") ?? 0) * twip, cells };
}

const emptyCell: LetterheadCell = {
  columns: 1,
  rows: 1,
  padding: { top: 0, bottom: 0, start: 0, end: 0 },
  rules: {},
  vertical: "top",
  blocks: [],
};

/** How many rows in a row go on with the cell of a column. */
function continued(rows: readonly XmlElement[], wanted: number): number {
  const goesOn = (row: XmlElement): boolean => {
    let column = number(below(row, "w:trPr", "w:gridBefore"), "w:val") ?? 0;
    for (const cell of children(row, "w:tc")) {
      const merge = below(cell, "w:tcPr", "w:vMerge");
      if (column === wanted) return merge !== undefined && attribute(merge, "w:val") !== "restart";
      column += number(below(cell, "w:tcPr", "w:gridSpan"), "w:val") ?? 1;
    }
    return false;
  };
  const end = rows.findIndex((row) => !goesOn(row));
  return end < 0 ? rows.length : end;
}

function readCell(
  cell: XmlElement,
  { properties: table, borders }: RowPlace,
  edges: Readonly<Record<keyof LetterheadRules, boolean>>,
  reading: Reading,
): LetterheadCell {
  const properties = below(cell, "w:tcPr");
  const outer = rulesOf(borders);
  const inner = rulesOf(borders, { top: "insideH", bottom: "insideH", start: "insideV", end: "insideV" });
  const own = below(properties, "w:tcBorders");
  const rule = (side: keyof LetterheadRules): string | undefined => {
    const name = side === "start" ? "left" : side === "end" ? "right" : side;
    const isSaid = below(own, `w:${name}`) ?? below(own, `w:${side}`);
    if (isSaid) return rulesOf(own)[side];
    return edges[side] ? outer[side] : inner[side];
  };
  const fill = attribute(below(properties, "w:shd"), "w:fill");
  const vertical = attribute(below(properties, "w:vAlign"), "w:val");
  return {
    ...emptyCell,
    padding: paddingOf(table, below(properties, "w:tcMar")),
    rules: { top: rule("top"), bottom: rule("bottom"), start: rule("start"), end: rule("end") },
    ...(fill && /^[0-9a-f]{6}$/i.test(fill) && { fill: `#${fill.toLowerCase()}` }),
    vertical: vertical === "center" ? "middle" : vertical === "bottom" ? "bottom" : "top",
    blocks: reading.blocksOf(cell, reading),
  };
}

function paddingOf(table: Properties, own: XmlElement | undefined): LetterheadCell["padding"] {
  const usual = table.get("w:tblCellMar");
  const side = (fallback: number, ...names: readonly string[]): number => {
    const found = [own, usual].flatMap((from) =>
      names.map((name) => number(below(from, `w:${name}`), "w:w")),
    );
    return (found.find((value) => value !== undefined) ?? fallback) * twip;
  };
  return {
    top: side(0, "top"),
    bottom: side(0, "bottom"),
    start: side(usualSides, "start", "left"),
    end: side(usualSides, "end", "right"),
  };
}
