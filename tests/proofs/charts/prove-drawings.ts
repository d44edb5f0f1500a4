import { createNodeHost } from "../../../scripts/host/node-host.ts";
import { openCharts } from "../../../scripts/render/assets/charts/open-charts.ts";
import type { RunningBrowser } from "../../../scripts/render/browser/start-browser.ts";
import type { Workspace } from "../../support/workspace.ts";
import { type ChartCase, chartCases } from "./chart-cases.ts";
import type { ChartLang } from "./chart-languages.ts";
import { publishCharts } from "./chart-workspace.ts";
import { judgeDrawing } from "./judge-drawing.ts";
import { measureDrawings, openMeasuringPage } from "./measure-drawings.ts";

/** In pt: a whole page, half of it or a leaflet's panel, a column of a panel. */
export const widths = [462, 235, 150] as const;

/** What was proved. */
export interface Proved {
  drawings: number;
  faults: string[];
}

/** In pt: as high as a page has room for; many rows then stand in several columns. */
const pageHeight = 560;

/** Draws every case of a language in all widths, and judges what a browser makes of it. */
export async function proveDrawings(
  { lang, seed, only = "", most }: { lang: ChartLang; seed: string; only?: string; most?: number },
  workspace: Workspace,
  browser: RunningBrowser,
): Promise<Proved> {
  const all = chartCases(lang, seed).filter(({ name }) => name.includes(only));
  const cases =
    most === undefined ? all : all.filter((_, index) => index % Math.ceil(all.length / most) === 0);
  const { publication, findings } = await publishCharts(workspace, `charts-${lang}`, cases);
  const charts = await openCharts(publication, createNodeHost());
  if (!charts) throw new Error("the document has no charts");
  const drawn = cases.flatMap((chart: ChartCase, index) =>
    widths.flatMap((width) =>
      (chart.labels.length > 30 ? [undefined, pageHeight] : [undefined]).map((highest) => ({
        chart,
        svg: charts.draw(`chart-${index + 1}`, width, highest).svg,
      })),
    ),
  );
  const measured = await browser.withPage(async (page) => {
    await openMeasuringPage(page, publication);
    return measureDrawings(
      page,
      drawn.map(({ svg }) => svg),
    );
  });
  const faults = drawn.flatMap(({ chart, svg }, index) => {
    const drawing = measured[index];
    return drawing ? judgeDrawing(chart, drawing, svg) : [`${chart.name}: not measured`];
  });
  return { drawings: drawn.length, faults: [...findings, ...faults] };
}
