import type { ChartCase } from "./chart-cases.ts";
import { languages } from "./chart-languages.ts";
import { judgeLines } from "./judge-lines.ts";
import type { MeasuredDrawing, MeasuredText } from "./measure-drawings.ts";
import { isSameNumber, type ReadNumber, readNumber, readScale, tidy } from "./read-numbers.ts";

/** Type is printed no smaller than this, in pt. */
const smallest = 7;
/** pt that rounding may take. */
const rounding = 0.1;

/**
 * Everything wrong with a drawing; nothing of the code that made it is asked. Whether lines run where they should can be seen in its
 * source only.
 */
export function judgeDrawing(chart: ChartCase, drawing: MeasuredDrawing, svg?: string): string[] {
  const { texts, width } = drawing;
  const faults = [...placeFaults(drawing)];
  const rest = texts.map(({ words }) => tidy(words));
  const scale = readScale(rest, chart);
  const told = takeNote(rest, chart, scale);
  if (chart.unit !== undefined && !told && !rest.some((words) => words.includes(chart.unit ?? "")))
    faults.push("the unit is nowhere");
  for (const [index, label] of chart.labels.entries()) {
    const isLeftOut = chart.kind === "line" && chart.areTimes && index < chart.labels.length - 1;
    if (!take(rest, label) && !isLeftOut) faults.push(`the label “${label}” is not whole`);
  }
  const areNamed = chart.kind === "stacked-bar" || (chart.kind === "line" && chart.series.length > 1);
  for (const { name } of areNamed ? chart.series : [])
    if (!take(rest, name)) faults.push(`the name “${name}” is not whole`);
  const numbers = readAll(rest, chart, scale, faults);
  if (chart.kind !== "line") faults.push(...judgeNumbers(chart, numbers));
  else if (svg !== undefined) faults.push(...judgeLines(chart, svg, texts, numbers));
  return faults.map((fault) => `${chart.name}, ${width} pt wide: ${fault}`);
}

function placeFaults({ width, height, texts }: MeasuredDrawing): string[] {
  const cut = texts.flatMap(({ words, size, left, right, top, bottom }) => [
    ...(left < -rounding || right > width + rounding || top < -rounding || bottom > height + rounding
      ? [`“${words}” is cut: ${[left, top, right, bottom].map((edge) => edge.toFixed(1)).join(" ")}`]
      : []),
    ...(size < smallest - 0.001 ? [`“${words}” is ${size} pt small`] : []),
  ]);
  const touching = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => areOverlapping(one, other))
      .map((other) => `“${one.words}” lies on “${other.words}”`),
  );
  return [...cut, ...touching];
}

function areOverlapping(a: MeasuredText, b: MeasuredText): boolean {
  return (
    a.left < b.right - rounding &&
    b.left < a.right - rounding &&
    a.top < b.bottom - rounding &&
    b.top < a.bottom - rounding
  );
}

/** Takes what is said once of all numbers out of the texts. */
function takeNote(rest: string[], { unit = "", lang }: ChartCase, scale: number): boolean {
  const word = Object.entries(languages[lang].scales).find(([, value]) => value === scale)?.[0];
  const note = [word, unit].filter(Boolean).join(" ");
  return note !== "" && take(rest, note);
}

/** Takes the lines out that words are set in; false where they are not there as a whole. */
function take(rest: string[], words: string): boolean {
  const wanted = packed(words);
  const whole = rest.findIndex((text) => packed(text) === wanted);
  if (whole >= 0) {
    rest.splice(whole, 1);
    return true;
  }
  for (let from = 0; from < rest.length; from += 1) {
    let found = "";
    for (let to = from; to < rest.length && found.length < wanted.length; to += 1) {
      found += packed(rest[to] ?? "");
      if (found !== wanted) continue;
      rest.splice(from, to - from + 1);
      return true;
    }
  }
  return false;
}

/** Words without what lines may end with. */
function packed(words: string): string {
  return tidy(words).replace(/[\s-]/g, "");
}

/** Numbers of the texts that are left; nothing else should be. */
function readAll(rest: readonly string[], chart: ChartCase, scale: number, faults: string[]): ReadNumber[] {
  const { missing } = languages[chart.lang];
  let absent = chart.series.flatMap(({ values }) => values).filter((value) => value === null).length;
  return rest.flatMap((words) => {
    if (words === missing || words === "–") {
      absent -= 1;
      if (absent < 0) faults.push("more numbers are said to be missing than are");
      return [];
    }
    const [value = "", share] = words.split(" · ");
    if (share !== undefined && !/^<?\d+(?:[.,]\d)?\s?%$|^<?%\d+(?:[.,]\d)?$/.test(share))
      faults.push(`“${share}” is no share`);
    const number = readNumber(value, chart, scale);
    if (!number) faults.push(`“${words}” is neither a name nor a number`);
    return number ? [number] : [];
  });
}

/** Numbers that stand in the drawing are those of the data: each of them, and no others. */
function judgeNumbers({ kind, series }: ChartCase, numbers: readonly ReadNumber[]): string[] {
  const rows = series[0]?.values ?? [];
  const values = series.flatMap((one) => one.values).filter((value) => value !== null);
  const sumOf = (parts: readonly (number | null)[]): number =>
    parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const totals =
    kind === "donut"
      ? [sumOf(rows)]
      : kind === "stacked-bar"
        ? rows.flatMap((_, row) => {
            const parts = series.map((one) => one.values[row] ?? null);
            return parts.includes(null) ? [] : [sumOf(parts)];
          })
        : [];
  const wanted = kind === "stacked-bar" ? totals : [...values, ...totals];
  // Rounding keeps the order: the smallest value is the smallest number that may be it.
  const rest = [...numbers].sort((one, other) => one.value - other.value);
  const faults = wanted
    .sort((one, other) => one - other)
    .flatMap((value) => {
      const at = rest.findIndex((number) => isSameNumber(number, value));
      if (at < 0) return [`${value} is not shown`];
      rest.splice(at, 1);
      return [];
    });
  const strange = rest.filter((number) => !values.some((value) => isSameNumber(number, value)));
  // A part may be too small for its number; what stands in the others is theirs.
  const extra = kind === "stacked-bar" ? strange : rest;
  return [...faults, ...extra.map(({ words }) => `“${words}” is not in the data`)];
}
