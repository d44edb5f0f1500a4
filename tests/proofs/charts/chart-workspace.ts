import { readConfig } from "../../../scripts/config/config.ts";
import { findDocuments } from "../../../scripts/content/find-documents.ts";
import type { Publication } from "../../../scripts/document/publication.ts";
import { createDiagnostics } from "../../../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../../../scripts/host/node-host.ts";
import { mergeSource } from "../../../scripts/pipeline/pipeline.ts";
import type { Workspace } from "../../support/workspace.ts";
import type { ChartCase } from "./chart-cases.ts";
import { languages } from "./chart-languages.ts";

/** The Markdown of some charts; their data lie beside it. */
export function chartsInMarkdown(cases: readonly ChartCase[]): string {
  return cases
    .map(({ kind, unit }, index) => {
      const said = unit === undefined ? "" : ` unit="${unit}"`;
      return `::chart{data="${index}.csv" type=${kind} title="${index}"${said}}`;
    })
    .join("\n\n");
}

/** A case's data as a spreadsheet of its language writes them. */
export function chartCsv({ labels, series, lang }: ChartCase): string {
  const { decimal, group } = languages[lang];
  const separator = decimal === "," ? ";" : ",";
  const cell = (text: string): string => (text.includes(separator) ? `"${text}"` : text);
  const number = (value: number | null, row: number): string => {
    if (value === null) return row % 2 === 0 ? "" : "–";
    const [whole = "", fraction] = plainDigits(Math.abs(value)).split(".");
    // Groups are told from decimals by their count or by a decimal beside them: some numbers have them.
    const grouped = row % 3 === 0 && whole.length > 6 ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole;
    return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
  };
  const head = ["x", ...series.map(({ name }) => name)].map(cell).join(separator);
  const rows = labels.map((label, row) =>
    [label, ...series.map(({ values }) => number(values[row] ?? null, row))].map(cell).join(separator),
  );
  return `${[head, ...rows].join("\n")}\n`;
}

/** A number without an exponent. */
function plainDigits(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, "");
}

/** Writes a document with the charts of some cases and merges it; the charts' keys count from 1. */
export async function publishCharts(
  workspace: Workspace,
  name: string,
  cases: readonly ChartCase[],
): Promise<{ publication: Publication; findings: string[] }> {
  const lang = cases[0]?.lang ?? "en";
  const text = `---\ntitle: ${languages[lang].letters[0]}\nlang: ${lang}\ntemplate: briefing\n---\n\n${chartsInMarkdown(cases)}\n`;
  await workspace.write(`content/${name}/${lang}.md`, text);
  for (const [index, one] of cases.entries())
    await workspace.write(`content/${name}/${index}.csv`, chartCsv(one));
  const host = createNodeHost();
  const found = createDiagnostics();
  const config = await readConfig(workspace.root, {}, host, found);
  const sources = await findDocuments(host, workspace.root, found);
  const source = sources.find(({ document }) => document === name);
  if (!source) throw new Error(`${name} was not found`);
  const browser = (): never => {
    throw new Error("merging needs no browser");
  };
  const { editions, diagnostics } = await mergeSource(source, {
    config,
    host,
    browser,
    stamp: "",
    force: false,
  });
  const [edition] = editions;
  const findings = [...found.list(), ...diagnostics].map(
    ({ code, place, params }) => `${code} ${place.file}:${place.line} ${JSON.stringify(params)}`,
  );
  if (!edition) throw new Error(findings.join("\n"));
  return { publication: edition.publication, findings };
}
