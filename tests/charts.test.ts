import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Every figure of a chart is measured in its drawing and read from its table, and is the file's. */
const cases = join(projectRoot, "tests", "cases");
let workspace: Workspace;
let html: string;
let mirrored: string;

beforeAll(async () => {
  workspace = await createWorkspace();
  await workspace.copy(join(cases, "_data"), "content/_data");
  for (const [name, lang] of [
    ["charts", "en"],
    ["charts-right-to-left", "ar"],
  ] as const) {
    await workspace.copy(join(cases, name), `content/${name}`);
    await workspace.write(
      `content/${name}/${lang}.md`,
      await readFile(join(cases, name, "input.md"), "utf8"),
    );
    await workspace.run("build", name, "--format", "html");
  }
  html = await workspace.text("out/charts/en/charts.en.html");
  mirrored = await workspace.text("out/charts-right-to-left/ar/charts-right-to-left.ar.html");
});
afterAll(() => workspace.remove());

it("shows the numbers of each file in the table below its chart", async () => {
  const found = tables(html).map((rows) => rows.slice(1).map((row) => row.slice(1).map(toNumber)));
  const files = ["offices.csv", undefined, "arrivals.csv", "balance.csv"];
  for (const [index, name] of files.entries())
    expect(found[index], name).toEqual(
      name === undefined ? [[412.5], [305], [48], [9.5]] : (await figures("charts", name)).numbers,
    );
});

it("draws parts of bars as long as their numbers", async () => {
  const { numbers } = await figures("charts", "offices.csv");
  // Squares of the legend are lower than bars.
  const bars = rectangles(drawings(html)[0]).filter(({ height }) => height > 10);
  // One point of white follows each part; a part of nothing is not drawn.
  const unit = ((bars[1]?.width ?? 0) + 1) / 48;
  expect(bars.map(({ width }) => Math.round((width + 1) / unit))).toEqual(
    numbers.flat().filter((value) => value > 0),
  );
});

it("draws parts of a ring as wide as their shares", () => {
  const arcs = [
    ...(drawings(html)[1] ?? "").matchAll(
      /<path d="M([\d.-]+) ([\d.-]+)A([\d.]+) [\d.]+ 0 \d 1 ([\d.-]+) ([\d.-]+)L/g,
    ),
  ].map(([, ...numbers]) => numbers.map(Number));
  // The first part begins at the top.
  const [[x = 0, top = 0, radius = 0] = []] = arcs;
  const shares = arcs.map(([x1 = 0, y1 = 0, , x2 = 0, y2 = 0]) => {
    const y = top + radius;
    const turn = (Math.atan2(x2 - x, y - y2) - Math.atan2(x1 - x, y - y1)) / (2 * Math.PI);
    return (turn + 1) % 1;
  });
  for (const [index, value] of [412.5, 305, 48, 9.5].entries())
    expect(shares[index]).toBeCloseTo(value / 775, 3);
});

it("draws points of lines as high as their numbers", async () => {
  for (const [index, name] of [
    [2, "arrivals.csv"],
    [3, "balance.csv"],
  ] as const) {
    const { numbers } = await figures("charts", name);
    const lines = curves(drawings(html)[index]);
    const series = (numbers[0] ?? []).map((_, at) => numbers.map((row) => row[at] ?? 0));
    expect(lines).toHaveLength(series.length);
    const heights = lines.flat().map(([, y]) => y);
    const values = series.flat();
    // Two points give the scale, all others have to lie on it.
    const [low, high] = [values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))];
    const scale = ((heights[high] ?? 0) - (heights[low] ?? 0)) / ((values[high] ?? 0) - (values[low] ?? 0));
    expect(scale).toBeLessThan(0);
    for (const [at, value] of values.entries())
      expect(heights[at], `${name}: ${value}`).toBeCloseTo(
        (heights[low] ?? 0) + (value - (values[low] ?? 0)) * scale,
        1,
      );
  }
});

it("begins at the right in languages that do", async () => {
  const { numbers } = await figures("charts-right-to-left", "readers.csv");
  const bars = rectangles(drawings(mirrored)[0]);
  const ends = new Set(bars.map(({ x, width }) => Math.round(x + width)));
  expect(ends.size).toBe(1);
  expect([...ends][0]).toBeGreaterThan(330);
  const unit = (bars[2]?.width ?? 0) / 12000;
  expect(bars.map(({ width }) => Math.round(width / unit))).toEqual(numbers.flat());
  const [first] = curves(drawings(mirrored)[2]);
  expect(first?.[0]?.[0]).toBeGreaterThan(first?.at(-1)?.[0] ?? 0);
});

async function figures(name: string, file: string): Promise<{ numbers: number[][] }> {
  const [, ...rows] = parse(await readFile(join(cases, name, file), "utf8"), {
    delimiter: [",", ";"],
  }) as string[][];
  return { numbers: rows.map((row) => row.slice(1).map(Number)) };
}

/** The widest of the drawings that a page chooses from, for each chart. */
function drawings(page: string): string[] {
  return [...page.matchAll(/<div role="img"[^>]*data-chart="[^"]*">(.*?)<\/div>/gs)].map(
    ([, choice = ""]) => choice.match(/<svg .*?<\/svg>/gs)?.at(-1) ?? "",
  );
}

function rectangles(svg = ""): { x: number; width: number; height: number }[] {
  return [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)"/g)].map(
    ([, x, width, height]) => ({ x: Number(x), width: Number(width), height: Number(height) }),
  );
}

/** Points of each line that has a number for every row. */
function curves(svg = ""): [x: number, y: number][][] {
  return [...svg.matchAll(/<path d="M([^"]+)" fill="none"[^>]*stroke-width="2"/g)].map(([, path = ""]) =>
    path.split("L").map((point) => point.split(" ").map(Number) as [number, number]),
  );
}

function tables(page: string): string[][][] {
  return [...page.matchAll(/<table[^>]*chart-data.*?<\/table>/gs)].map(([table]) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => cell),
    ),
  );
}

// Shown as Dipla writes them in English, with their unit.
function toNumber(text: string): number {
  return Number(
    text
      .replace(/[\u00a0\s].*$/, "")
      .replaceAll(",", "")
      .replace("−", "-"),
  );
}
