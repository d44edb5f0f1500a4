import type { Element, Properties } from "hast";
import type { ChartTable } from "../../document/document-model.ts";
import type { ChartPicture } from "../../document/picture-request.ts";
import type { Theme } from "../../document/theme.ts";
import { element, text } from "../../document/tree.ts";
import { direction } from "../../languages/writing-system.ts";
import { formatHelpers } from "../format-value.ts";
import { captionText } from "../hast/caption-text.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { defineBlock } from "./define-block.ts";

type ChartType = ChartPicture["type"];

/** More colours than these can't be told apart in print. */
const mostParts = 6;

/** `::chart{data="…" type=bar title="…" unit="…"}`: the picture, its numbers as a table, and a caption. */
export const chart = defineBlock({
  name: "chart",
  kind: "leaf",
  description:
    "a chart from a CSV or YAML file, and its numbers as a table; further columns are further series",
  example: '::chart{data="staff.csv" type=bar title="Staff" unit="people"}',
  attributes: {
    data: {
      type: "file",
      holds: "table",
      required: true,
      description: "the table: CSV with a head row, or YAML with `header` and `rows`",
    },
    type: {
      type: "choice",
      values: {
        bar: "a bar for each row",
        "stacked-bar": "the columns' parts of each row",
        line: "each column along the rows",
        donut: "the rows' shares of the whole",
      } satisfies Record<ChartType, string>,
      default: "bar",
      description: "how the numbers are shown",
    },
    title: { type: "text", description: "the caption, which is numbered as a figure" },
    unit: { type: "text", description: "what is counted" },
  },
  content: "none",
  roles: ["chart", "chart-picture", "caption", "span", "table", "table-head", "table-cell"],
  run({ attributes: { data, type, title, unit }, source, context, report }) {
    const table = context.document.tables.get(data);
    if (!table) return undefined;
    const reason = unfit(table, type);
    if (reason) {
      report("data-invalid", { path: data, reason });
      return undefined;
    }
    const request = chartPicture(table, type, unit, context);
    const key = `chart-${context.pictures.size + 1}`;
    context.pictures.set(key, request);
    context.counters.figure += 1;
    const alt = `${title ?? context.labels.chart ?? ""}: ${inWords(request)}`;
    return element("figure", { dataRole: "chart", ...source }, [
      element("img", { dataRole: "chart-picture", src: `picture:${key}`, alt, ...source }),
      dataTable(table.header, request, source),
      ...(title ? [caption(title, source, context)] : []),
    ]);
  },
});

function caption(title: string, source: Properties, { labels, counters }: MergeContext): Element {
  const words = captionText(labels.figure ?? "", counters.figure, [text(title)]);
  return element("figcaption", { dataRole: "caption", ...source }, words);
}

/** Why a table can't be shown so; the reason is a key of the sentences' parts. */
function unfit({ header, rows }: ChartTable, type: ChartType): string | undefined {
  if (type !== "line" && rows.some(({ values }) => values.some((value) => value < 0)))
    return "negative-number";
  if ((type === "bar" || type === "donut") && header.length > 2) return "one-series";
  const parts = type === "donut" ? rows.length : header.length - 1;
  return type !== "bar" && parts > mostParts ? "too-many-parts" : undefined;
}

function chartPicture(
  { header, rows }: ChartTable,
  type: ChartType,
  unit: string | undefined,
  { lang, template: { theme } }: MergeContext,
): ChartPicture {
  const plain = (value: number): string => formatHelpers.number?.(value, lang) ?? String(value);
  const withUnit = (value: number): string => [plain(value), unit].filter(Boolean).join("\u00a0");
  // Units stand in the table and beside sums; a part of a bar has room for its number only.
  const own = type === "stacked-bar" ? plain : withUnit;
  const series = header.slice(1).map((name, index) => {
    const values = rows.map((row) => row.values[index] ?? 0);
    return { name, values, display: values.map(own) };
  });
  const sums = rows.map(({ values }) => sumOf(values));
  const whole = sumOf(sums);
  return {
    kind: "chart",
    type,
    dir: direction(lang),
    labels: rows.map(({ label }) => label),
    series,
    totals: type === "donut" ? [plain(whole)] : type === "stacked-bar" ? sums.map(withUnit) : [],
    shares:
      type === "donut"
        ? sums.map((sum) => formatHelpers.percent?.(Math.round((sum / (whole || 1)) * 100), lang) ?? "")
        : [],
    number:
      type === "line"
        ? scaleNumbers(
            series.flatMap(({ values }) => values),
            plain,
          )
        : {},
    colours: seriesColours(theme, type),
    text: theme.tones.text ?? "#000000",
    rule: theme.colours.rule?.hex ?? "#999999",
    ground: theme.colours.white?.hex ?? "#FFFFFF",
    font: theme.fonts.sans.name,
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Lines are thin, so that theirs are the colours that stand out most; pale ones are for surfaces. */
function seriesColours({ colours }: Theme, type: ChartType): string[] {
  const names =
    type === "line"
      ? ["brand", "coral", "deep", "muted", "ink", "accent"]
      : type === "bar"
        ? ["brand"]
        : ["brand", "accent", "deep", "coral", "sky", "muted"];
  return names.map((name) => colours[name]?.hex ?? "#000000");
}

/** Text of every round number that a scale of about five steps may show: 1, 2 and 5 times powers of ten. */
function scaleNumbers(values: readonly number[], format: (value: number) => string): Record<number, string> {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values, 1e-9)];
  const power = 10 ** Math.floor(Math.log10(most - least));
  const numbers: Record<number, string> = {};
  for (const step of [power / 10, power / 5, power / 2, power, power * 2])
    for (let count = Math.floor(least / step) - 1; count * step <= most + step; count += 1) {
      const value = Number((count * step).toPrecision(12));
      numbers[value] = format(value);
    }
  return numbers;
}

/** `2023 120 people; 2024 150 people`, with the series' names where there are several. */
function inWords({ labels, series, shares }: ChartPicture): string {
  return labels
    .map((label, index) => {
      const values = series.map(({ name, display }) =>
        series.length > 1 ? `${name} ${display[index]}` : `${display[index]}`,
      );
      return `${label} ${values.join(", ")}${shares[index] ? ` (${shares[index]})` : ""}`;
    })
    .join("; ");
}

function dataTable(header: readonly string[], { labels, series }: ChartPicture, source: Properties): Element {
  const row = (cells: readonly string[], tag: "th" | "td", scope?: string): Element =>
    element(
      "tr",
      {},
      cells.map((cell) => element(tag, { ...source, scope }, [text(cell)])),
    );
  const rows = labels.map((label, index) =>
    row([label, ...series.map(({ display }) => display[index] ?? "")], "td"),
  );
  return element("table", { dataRole: "table", dataKind: "chart-data", ...source }, [
    element("thead", {}, [row(header, "th", "col")]),
    element("tbody", {}, rows),
  ]);
}
