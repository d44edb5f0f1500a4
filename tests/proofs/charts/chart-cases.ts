import { seededRandom } from "../../../scripts/render/assets/seeded-random.ts";
import { type ChartLang, languages } from "./chart-languages.ts";

/** The kinds of charts there are, as authors write them. */
export const chartKinds = ["bar", "stacked-bar", "line", "donut"] as const;
export type ChartKind = (typeof chartKinds)[number];

/** What is difficult about a case's data. */
export const difficulties = [
  "plain",
  "negative",
  "below-zero",
  "equal",
  "one",
  "zero",
  "missing",
  "sixty",
  "sixty-long",
  "long-names",
  "giant-word",
  "times",
  "many-series",
  "wide-range",
  "small-parts",
] as const;
export type Difficulty = (typeof difficulties)[number];

/** Size of the largest number. */
export const magnitudes = [0.001, 0.5, 30, 4_000, 250_000, 8e6, 3e9, 1e12] as const;

/** A chart and everything that has to be found again in its drawing. */
export interface ChartCase {
  name: string;
  kind: ChartKind;
  lang: ChartLang;
  labels: string[];
  /** Names of points of time may be left out in a line's drawing. */
  areTimes: boolean;
  series: { name: string; values: (number | null)[] }[];
  unit: string | undefined;
}

/** One chart for each kind, difficulty and magnitude that go together, in one language; the same for the same seed. */
export function chartCases(lang: ChartLang, seed: string): ChartCase[] {
  return chartKinds.flatMap((kind) =>
    difficulties
      .filter((difficulty) => isPossible(kind, difficulty))
      .flatMap((difficulty) =>
        magnitudes.map((magnitude) => makeCase(kind, difficulty, magnitude, lang, seed)),
      ),
  );
}

function isPossible(kind: ChartKind, difficulty: Difficulty): boolean {
  const isWhole = kind === "donut" || kind === "stacked-bar";
  if (isWhole && (difficulty === "negative" || difficulty === "below-zero")) return false;
  if (kind === "donut" && /^(?:sixty|many-series|times)/.test(difficulty)) return false;
  if (kind === "bar" && difficulty === "many-series") return false;
  return !(difficulty === "small-parts" && !isWhole);
}

function makeCase(
  kind: ChartKind,
  difficulty: Difficulty,
  magnitude: number,
  lang: ChartLang,
  seed: string,
): ChartCase {
  const name = `${lang} ${kind} ${difficulty} ${magnitude}`;
  const random = seededRandom(`${seed} ${name}`);
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const rows =
    difficulty === "one"
      ? 1
      : difficulty.startsWith("sixty")
        ? 60
        : kind === "donut"
          ? between(2, 6)
          : between(2, 12);
  const several = kind === "stacked-bar" || kind === "line";
  const count = difficulty === "many-series" ? 6 : several ? between(kind === "line" ? 1 : 2, 4) : 1;
  const times = difficulty === "times" || (kind === "line" && difficulty === "plain");
  const labels = times
    ? languages[lang].times(
        random() < 0.5 ? "years" : "months",
        difficulty === "times" ? between(13, 70) : rows,
      )
    : namesFor(difficulty, rows, lang, random);
  const naming = difficulty === "long-names" ? "long-names" : "plain";
  const series: { name: string; values: (number | null)[] }[] = namesFor(
    naming,
    count,
    lang,
    random,
    true,
  ).map((own, index) => ({
    name: own,
    values: labels.map((_, row) => valueFor({ difficulty, magnitude, row, index }, random)),
  }));
  // A column without any number is no chart's.
  for (const { values } of series)
    values.splice(
      0,
      1,
      ...(values.every((value) => value === null) ? [rounded(magnitude)] : values.slice(0, 1)),
    );
  const { unit } = languages[lang];
  const units = [undefined, "%", "€", unit, `${namesFor("long-names", 1, lang, random)[0]} ${unit}`];
  return { name, kind, lang, labels, areTimes: times, series, unit: units[between(0, 4)] };
}

function valueFor(
  {
    difficulty,
    magnitude,
    row,
    index,
  }: { difficulty: Difficulty; magnitude: number; row: number; index: number },
  random: () => number,
): number | null {
  const plain = rounded(magnitude * (0.08 + 0.92 * random()));
  if (row === 0 && index === 0 && difficulty === "plain") return rounded(magnitude);
  if (difficulty === "equal") return rounded(magnitude * 0.7);
  if (difficulty === "zero") return random() < 0.6 ? 0 : plain;
  if (difficulty === "missing") return random() < 0.35 ? null : plain;
  if (difficulty === "negative") return random() < 0.45 ? -plain : plain;
  if (difficulty === "below-zero") return -plain;
  if (difficulty === "wide-range") return rounded(0.001 * 10 ** (random() * 15));
  if (difficulty === "small-parts") return row % 2 === 1 || index > 0 ? rounded(plain / 400) : plain;
  return plain;
}

/** Three digits that count, as statistics have them; whole numbers keep all of theirs now and then. */
function rounded(value: number): number {
  return value >= 1_000 && Math.round(value) % 3 === 0 ? Math.round(value) : Number(value.toPrecision(3));
}

function namesFor(
  difficulty: Difficulty,
  count: number,
  lang: ChartLang,
  random: () => number,
  areSeries = false,
): string[] {
  const { words, giant } = languages[lang];
  const isLong = /^(?:long-names|sixty-long|one)$/.test(difficulty);
  return Array.from({ length: count }, (_, index) => {
    const length = isLong ? 6 + Math.floor(random() * 9) : 1 + Math.floor(random() * 2.6);
    const chosen = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? "");
    // A letter of the language's own tells names apart; digits would be taken for numbers.
    const letters = areSeries ? languages[lang].letters.toReversed() : languages[lang].letters;
    const mark = `${letters[Math.floor(index / letters.length)] ?? ""}${letters[index % letters.length] ?? ""}`;
    const whole = [...chosen, mark];
    if (difficulty === "giant-word" && index % 2 === 0) whole.splice(1, 0, giant);
    return whole.join(" ");
  });
}
