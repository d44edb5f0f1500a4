import type { Element, Properties } from "hast";
import type { ChartTable } from "../../document/document-model.ts";
import type { ChartPicture } from "../../document/picture-request.ts";
import { element, text } from "../../document/tree.ts";
import { captionText } from "../hast/caption-text.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { chartPicture } from "./chart-picture.ts";
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
    const fault = unfit(table, type);
    if (fault) {
      report("data-invalid", { path: data, ...fault });
      return undefined;
    }
    const request = chartPicture(table, type, unit, context);
    const key = `chart-${context.pictures.size + 1}`;
    context.pictures.set(key, request);
    context.counters.figure += 1;
    const alt = `${title ?? context.labels.chart ?? ""}${unitOnce(request)}: ${inWords(request, context.labels)}`;
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

/** Why a table can't be shown so, and what can; both are keys of the sentences' parts. */
function unfit(
  { header, rows }: ChartTable,
  type: ChartType,
): { reason: string; suggestion: string } | undefined {
  const isWhole = type === "donut" || type === "stacked-bar";
  if (isWhole && rows.some(({ values }) => values.some((value) => (value ?? 0) < 0)))
    return { reason: "negative-number", suggestion: "kind-for-negative" };
  if ((type === "bar" || type === "donut") && header.length > 2)
    return { reason: "one-series", suggestion: "kind-for-series" };
  const parts = type === "donut" ? rows.length : header.length - 1;
  return type !== "bar" && parts > mostParts
    ? { reason: "too-many-parts", suggestion: "kind-for-many" }
    : undefined;
}

/** A description that is longer than this is not listened to; browsers cut off what is much longer. */
const longestWords = 1_500;

/** `2023 120 people; 2024 150 people`, with the series' names where there are several; of many numbers, their range. */
function inWords(request: ChartPicture, labels: MergeContext["labels"]): string {
  const { labels: rows, series, shares } = request;
  const all = rows
    .map((label, index) => {
      const values = series.map((one) => {
        const value = withUnit(one, index, request);
        return series.length > 1 ? `${one.name} ${value}` : value;
      });
      return `${label} ${values.join(", ")}${shares[index] ? ` (${shares[index]})` : ""}`;
    })
    .join("; ");
  if (all.length <= longestWords) return all;
  const ranges = series.map((one) => rangeInWords(one, request, labels));
  return [...ranges, labels["in-table"]].filter(Boolean).join("; ");
}

/** `North: smallest 2020 6 900 000 people, largest 2000 7 900 000 people`. */
function rangeInWords(
  one: ChartPicture["series"][number],
  request: ChartPicture,
  { smallest = "min", largest = "max" }: MergeContext["labels"],
): string {
  const known = one.values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const [least, most] = [
    known.reduce((a, b) => (b.value < a.value ? b : a)),
    known.reduce((a, b) => (b.value > a.value ? b : a)),
  ];
  const said = ({ index }: { index: number }): string =>
    `${request.labels[index]} ${withUnit(one, index, request)}`;
  const range = `${smallest} ${said(least)}, ${largest} ${said(most)}`;
  return request.series.length > 1 ? `${one.name}: ${range}` : range;
}

/** The unit of several columns in parentheses: said at each number, it would make the table too wide for most places. */
function unitOnce({ series, unit }: ChartPicture): string {
  return series.length > 1 && unit ? ` (${unit})` : "";
}

/** A value as text outside of the drawing. */
function withUnit(
  { values, display }: ChartPicture["series"][number],
  index: number,
  request: ChartPicture,
): string {
  const text = display[index] ?? "";
  const { unit } = request;
  return unit && unitOnce(request) === "" && typeof values[index] === "number"
    ? `${text}\u00a0${unit}`
    : text;
}

function dataTable(header: readonly string[], request: ChartPicture, source: Properties): Element {
  const row = (cells: readonly string[], tag: "th" | "td", scope?: string): Element =>
    element(
      "tr",
      {},
      cells.map((cell) => element(tag, { ...source, scope }, [text(cell)])),
    );
  const { labels, series } = request;
  const head = header.map((name, index) => (index === 0 ? name : name + unitOnce(request)));
  const rows = labels.map((label, index) =>
    row([label, ...series.map((one) => withUnit(one, index, request))], "td"),
  );
  return element("table", { dataRole: "table", dataKind: "chart-data", ...source }, [
    element("thead", {}, [row(head, "th", "col")]),
    element("tbody", {}, rows),
  ]);
}
