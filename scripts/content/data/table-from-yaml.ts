import { type Document, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Place } from "../../findings/diagnostics.ts";
import type { RawCell, RawTable, TableFault } from "./raw-table.ts";

/**
 * A chart's data from YAML, `{header: [a, b], rows: {label: number}}`; several columns are a list in each row. It is read from the
 * syntax tree, since JavaScript's objects put keys that look like years before all others.
 */
export function tableFromYaml(document: Document, placeAt: (offset: number) => Place): RawTable | TableFault {
  const rows = document.get("rows", true);
  if (!isMap(rows))
    return { reason: "rows-missing", suggestion: "table-shape-yaml", cell: { line: 1, column: 1 } };
  const cell = (node: unknown): RawCell => {
    const known = isAlias(node) ? node.resolve(document) : node;
    const { line, column } = placeAt((node as { range?: [number] } | null)?.range?.[0] ?? 0);
    if (isScalar(known) && typeof known.value === "number")
      return { text: known.source ?? String(known.value), value: known.value, line, column };
    return { text: isScalar(known) ? String(known.value ?? "") : String(known ?? ""), line, column };
  };
  const list = (node: unknown): RawCell[] => (isSeq(node) ? node.items.map(cell) : [cell(node)]);
  const named = document.get("header", true);
  const read = rows.items.map(({ key, value }) => [cell(key), ...list(value)]);
  const head = isSeq(named) ? list(named) : (read[0] ?? []).map(() => ({ text: "", line: 1, column: 1 }));
  return { head, rows: read };
}
