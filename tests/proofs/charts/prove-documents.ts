import { join } from "node:path";
import { readPages } from "../../support/read-pages.ts";
import type { Workspace } from "../../support/workspace.ts";
import { type ChartCase, chartCases } from "./chart-cases.ts";
import type { ChartLang } from "./chart-languages.ts";
import { chartCsv, chartsInMarkdown } from "./chart-workspace.ts";
import { judgeDrawing } from "./judge-drawing.ts";
import type { Proved } from "./prove-drawings.ts";
import { readFigures } from "./read-figures.ts";

/** A document with charts in one of the widths that templates have. */
interface Document {
  name: string;
  template: string;
  cases: ChartCase[];
  /** Markdown around the charts. */
  around: (charts: readonly string[]) => string;
}

/** Rows that a panel and a column have room for, the table below the drawing included. */
const fewRows = 4;

/** Builds documents with charts and reads their printed pages back. */
export async function proveDocuments(
  { lang, seed }: { lang: ChartLang; seed: string },
  workspace: Workspace,
): Promise<Proved> {
  const faults: string[] = [];
  let drawings = 0;
  for (const { name, template, cases, around } of documentsFor(lang, seed)) {
    const document = `${name}-${lang}`;
    const charts = chartsInMarkdown(cases).split("\n\n");
    const head = `---\ntitle: ${lang}\nlang: ${lang}\ntemplate: ${template}\nformats: [pdf, html]\n---\n\n`;
    await workspace.write(`content/${document}/${lang}.md`, `${head}${around(charts)}\n`);
    for (const [index, one] of cases.entries())
      await workspace.write(`content/${document}/${index}.csv`, chartCsv(one));
    await workspace.run("build", document);
    const { events } = await workspace.run("check", document, "--json");
    for (const { event, code, level, message } of events)
      if (event === "diagnostic" && level === "error") faults.push(`${document}: ${code} ${message}`);
    const bytes = await workspace.read(join("out", document, lang, `${document}.${lang}.pdf`));
    faults.push(...(await judgePages(bytes, cases, document)));
    drawings += cases.length;
  }
  return { drawings, faults };
}

/** Figures of the PDF are judged as drawings are, and their words together with all others of their page. */
async function judgePages(
  bytes: Uint8Array,
  cases: readonly ChartCase[],
  document: string,
): Promise<string[]> {
  const figures = await readFigures(bytes);
  const faults =
    figures.length === cases.length ? [] : [`${document}: ${figures.length} of ${cases.length} figures`];
  for (const chart of cases) {
    // Descriptions begin with the title, which is the chart's number, and a unit.
    const title = new RegExp(`^${cases.indexOf(chart)}(?: \\(.*?\\))?: `);
    const figure = figures.find(({ alt }) => title.test(alt));
    if (figure) faults.push(...judgeDrawing(chart, figure).map((fault) => `${document}: ${fault}`));
    else faults.push(`${document}: ${chart.name} is not there`);
  }
  const pages = await readPages(bytes);
  for (const [index, { width, texts }] of pages.entries())
    for (const { text, left, right } of texts)
      if (left < -0.2 || right > width + 0.2) faults.push(`${document}, page ${index + 1}: “${text}” is cut`);
  return faults;
}

function documentsFor(lang: ChartLang, seed: string): Document[] {
  // Sixty long names are higher than any page, which is told; those that are not fill one.
  const all = chartCases(lang, seed).filter(
    ({ labels, kind, name, series }) =>
      series.length <= 3 && (labels.length <= 24 || (kind === "bar" && name.includes("sixty "))),
  );
  const few = all.filter(({ labels, name }) => labels.length <= fewRows && !/long|giant/.test(name));
  const pick = (cases: readonly ChartCase[], count: number, from: number): ChartCase[] =>
    cases
      .filter((_, index) => index % Math.max(1, Math.floor(cases.length / count)) === from)
      .slice(0, count);
  return [
    { name: "pages", template: "briefing", cases: pick(all, 24, 1), around: (charts) => charts.join("\n\n") },
    {
      name: "columns",
      template: "briefing",
      cases: pick(few, 8, 0),
      around: (charts) => charts.map((chart) => `:::columns{count=2}\n\n${chart}\n\n:::`).join("\n\n"),
    },
    {
      name: "panels",
      template: "leaflet-trifold",
      cases: pick(
        few.filter(({ series }) => series.length < 3),
        4,
        0,
      ),
      around: (charts) =>
        ["flap", "inside-1", "inside-2", "inside-3"]
          .map((panel, index) => `:::panel{name=${panel}}\n\n## ${panel}\n\n${charts[index] ?? ""}\n\n:::`)
          .join("\n\n"),
    },
  ];
}
