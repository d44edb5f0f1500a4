import type { ChartTable } from "../../document/document-model.ts";
import { decimalsOf, formatNumber, numberScales } from "../../document/number-format.ts";
import type { ChartPicture } from "../../document/picture-request.ts";
import type { Theme } from "../../document/theme.ts";
import { direction } from "../../languages/writing-system.ts";
import type { MergeContext } from "../hast/merge-context.ts";

type ChartType = ChartPicture["type"];

/** A chart's numbers as text of the document's language, and everything that its drawing needs. */
export function chartPicture(
  { header, rows, unit: written }: ChartTable,
  type: ChartType,
  unit: string | undefined,
  { lang, labels, template: { theme } }: MergeContext,
): ChartPicture {
  const missing = labels["no-data"] ?? "–";
  const series = header.slice(1).map((name, index) => {
    const values = rows.map((row) => row.values[index] ?? null);
    return {
      name,
      values,
      display: values.map((value) => (value === null ? missing : numberText(value, lang))),
    };
  });
  const sums = rows.map(({ values }) => sumOf(values));
  return {
    kind: "chart",
    type,
    lang,
    dir: direction(lang),
    labels: rows.map(({ label }) => label),
    series,
    totals: totals(type, rows, sums, lang),
    shares: type === "donut" ? shares(sums, rows, lang) : [],
    ...((unit ?? written) && { unit: unit ?? written }),
    missing,
    scales: numberScales(lang),
    colours: seriesColours(theme, type),
    text: theme.tones.text ?? "#000000",
    muted: theme.tones.muted ?? theme.tones.text ?? "#000000",
    rule: theme.colours.rule?.hex ?? "#999999",
    ground: theme.colours.white?.hex ?? "#FFFFFF",
    font: theme.fonts.sans.name,
  };
}

/** A sum of what is known of a row would pass for the whole: with a part missing, there is none. */
function totals(
  type: ChartType,
  rows: ChartTable["rows"],
  sums: readonly number[],
  lang: string,
): ChartPicture["totals"] {
  if (type === "donut") return [numberText(sumOf(sums), lang)];
  if (type !== "stacked-bar") return [];
  return sums.map((sum, index) => (rows[index]?.values.includes(null) ? "" : numberText(sum, lang)));
}

/** Whole percents; a part that would be none of them says how little it is. */
function shares(sums: readonly number[], rows: ChartTable["rows"], lang: string): string[] {
  const whole = sumOf(sums) || 1;
  const percent = (share: number, decimals: number): string =>
    formatNumber(share, lang, { style: "percent", maximumFractionDigits: decimals });
  return sums.map((sum, index) => {
    const share = sum / whole;
    if (rows[index]?.values[0] === null) return "";
    if (share === 0 || share >= 0.005) return percent(share, 0);
    return share >= 0.0005 ? percent(share, 1) : `<${percent(0.001, 1)}`;
  });
}

function numberText(value: number, lang: string): string {
  return formatNumber(value, lang, { maximumFractionDigits: decimalsOf(value) });
}

/** With as many decimals as any of them has: sums of binary fractions are noisy behind those. */
function sumOf(values: readonly (number | null)[]): number {
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const decimals = Math.max(0, ...values.map((value) => decimalsOf(value ?? 0)));
  return Number(sum.toFixed(decimals));
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
