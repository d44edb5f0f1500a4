import type { DataValue } from "../../document/data-value.ts";
import type { ChartTable } from "../../document/document-model.ts";
import { messageOf } from "../../document/message-of.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { type Lookup, locateFile } from "../locate-file.ts";
import { parseYaml } from "../parse-yaml.ts";
import { readText } from "../read-text.ts";

/**
 * A chart's data: CSV with a head row (separator `,` `;` or tab), or YAML `{header: [a, b], rows: {label: number}}`. A
 * second and further columns of numbers are further series; in YAML a row then has a list of numbers.
 */
export async function readChartTable(address: string, lookup: Lookup): Promise<ChartTable | undefined> {
  const { host, root, place, diagnostics } = lookup;
  const path = await locateFile(address, "data-missing", lookup);
  if (path === undefined) return undefined;
  const text = await readText(host, root, path, diagnostics);
  if (text === undefined) return undefined;
  const records = /\.ya?ml$/.test(path)
    ? yamlRecords(text, displayPath(root, path), diagnostics)
    : await csvRecords(text);
  const table = typeof records === "string" ? records : toTable(records);
  if (typeof table !== "string") return table;
  diagnostics.add("data-invalid", place, { path: address, reason: table });
  return undefined;
}

async function csvRecords(text: string): Promise<string[][] | string> {
  try {
    const { parse } = await import("csv-parse/sync");
    return parse(text, { bom: true, delimiter: [",", ";", "\t"], skip_empty_lines: true, trim: true });
  } catch (error) {
    return messageOf(error);
  }
}

function yamlRecords(text: string, file: string, diagnostics: Diagnostics): string[][] | string {
  const { values } = parseYaml(text, file, diagnostics);
  const rows = values.rows;
  if (!rows || typeof rows !== "object" || Array.isArray(rows)) return "rows-missing";
  const header = Array.isArray(values.header) ? values.header.map(String) : ["", ""];
  return [
    header,
    ...Object.entries(rows).map(([label, value]: [string, DataValue]) => [
      label,
      ...[value].flat().map(String),
    ]),
  ];
}

function toTable(records: string[][]): ChartTable | string {
  const [head, ...body] = records;
  if (!head || head.length < 2) return "two-columns";
  if (body.length === 0) return "no-rows";
  const rows = body.map(([label = "", ...values]) => ({
    label,
    values: head.slice(1).map((_, index) => toNumber(values[index] ?? "")),
  }));
  const wrong = rows.findIndex(({ values }) => values.some(Number.isNaN));
  if (wrong >= 0) return `row-without-number:${wrong + 2}`;
  return { header: head, rows };
}

// 1 234,5 and 1234.5 are the same number; a comma is the decimal sign only when no point is there.
function toNumber(text: string): number {
  const compact = text.replace(/[\s\u00a0\u202f]/g, "");
  return compact === ""
    ? Number.NaN
    : Number(compact.includes(".") ? compact.replaceAll(",", "") : compact.replace(",", "."));
}
