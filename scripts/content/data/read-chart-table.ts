import { extname } from "node:path";
import type { ChartTable } from "../../document/document-model.ts";
import { createDiagnostics, type Diagnostics } from "../../findings/diagnostics.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { decodeFile } from "../csv/decode-file.ts";
import { type Lookup, locateFile } from "../locate-file.ts";
import { parseYaml } from "../parse-yaml.ts";
import { readBytes } from "../read-text.ts";
import { checkChartTable } from "./check-chart-table.ts";
import { isRawTable, type RawTable, type TableFault } from "./raw-table.ts";
import { tableFromCsv } from "./table-from-csv.ts";
import { tableFromYaml } from "./table-from-yaml.ts";

/** A file with a hundred mistakes has one cause; more than these are not told. */
const mostFaults = 5;

/**
 * A chart's data: CSV with a head row (separator `,` `;` or tab), or YAML `{header: [a, b], rows: {label: number}}`. A
 * second and further columns of numbers are further series; in YAML a row then has a list of numbers. Empty cells and
 * those with `–`, `…` or `n/a` are numbers that are missing. What is wrong is told at its line of the file.
 *
 * @param lang of the text: it says how numbers are written where the file does not
 */
export async function readChartTable(
  address: string,
  lookup: Lookup,
  lang: string,
): Promise<ChartTable | undefined> {
  const { host, root, diagnostics } = lookup;
  const path = await locateFile(address, "data-missing", lookup);
  const bytes = path === undefined ? undefined : await readBytes(host, root, path, diagnostics);
  if (path === undefined || !bytes) return undefined;
  const file = displayPath(root, path);
  const report = (code: "data-invalid" | "data-doubtful", fault: TableFault): void => {
    const { reason, suggestion, facts, cell } = fault;
    const at = { file, line: cell?.line ?? 1, column: cell?.column ?? 1 };
    diagnostics.add(code, at, { path: address, reason, suggestion, ...facts });
  };
  const { text, encoding } = decodeFile(bytes, lang);
  const raw = await parse(extname(path).toLowerCase(), text, file, diagnostics);
  if (!raw) return undefined;
  if (!isRawTable(raw)) {
    report("data-invalid", raw);
    return undefined;
  }
  if (encoding.startsWith("windows"))
    report("data-doubtful", { reason: "encoding-guessed", suggestion: "save-as-utf-8", facts: { encoding } });
  const { table, faults, doubts } = checkChartTable(raw, lang);
  for (const fault of faults.slice(0, mostFaults)) report("data-invalid", fault);
  for (const doubt of doubts.slice(0, mostFaults)) report("data-doubtful", doubt);
  return faults.length > 0 ? undefined : table;
}

/** Undefined when what is wrong has been told. */
async function parse(
  extension: string,
  text: string,
  file: string,
  diagnostics: Diagnostics,
): Promise<RawTable | TableFault | undefined> {
  if ([".yaml", ".yml", ".json"].includes(extension)) {
    const found = createDiagnostics();
    const { document, placeAt } = parseYaml(text, file, found);
    diagnostics.addAll(found.list());
    if (found.hasErrors()) return undefined;
    return document
      ? tableFromYaml(document, placeAt)
      : { reason: "rows-missing", suggestion: "table-shape-yaml" };
  }
  // A workbook that was renamed begins as what it is, an archive.
  if (![".csv", ".tsv", ".txt"].includes(extension) || text.startsWith("PK\u0003\u0004"))
    return { reason: "table-format", suggestion: "save-as-csv" };
  return tableFromCsv(text);
}
