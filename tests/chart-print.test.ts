import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { startBrowser } from "../scripts/render/browser/start-browser.ts";
import { readFigures } from "./proofs/charts/read-figures.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Charts in the widths that pages, columns and panels give them: type keeps its size in print, on screens and in Word. */
const chart = '::chart{data="staff.csv" type=stacked-bar title="Staff" unit=people}';
const data = "Office,International,National\nSofia,12,48\nPlovdiv,3,21\n";
const head = (template: string): string => `---\ntitle: A\ntemplate: ${template}\ndate: 2026-11-24\n---\n\n`;

/** A flyer that shows its charts in half of their size; what is transformed comes into the PDF as a form of its own. */
const tiny = {
  "templates/tiny/template.yaml": `name: tiny
description: Charts that no plate can hold
formats: [pdf]
page:
  margins: [0, 0, 0, 0]
products:
  a5: {fold: flyer, sheet: A5, panels: {front: [front], back: [back]}}
slots: {front: , back: }
default-slots: [front, back]
`,
  "templates/tiny/page.hbs": `<section data-role="panel" data-box="fixed" data-name="front">{{slot "front"}}</section>
<section data-role="panel" data-box="fixed" data-name="back">{{slot "back"}}</section>
`,
  "templates/tiny/style.css": `@media print {
  main > section { padding: 12mm; }
  [data-chart] { transform: scale(0.5); transform-origin: 0 0; }
  [data-chart] > svg { width: 50% !important; }
}
`,
  "templates/tiny/theme.tokens.json": "{}",
};

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    ...tiny,
    "content/page/en.md": `${head("briefing")}${chart}\n`,
    "content/columns/en.md": `${head("briefing")}:::columns{count=2}\n\n${chart}\n\n:::\n`,
    "content/panel/en.md": `${head("leaflet-trifold")}:::panel{name=flap}\n\n## Staff\n\n${chart}\n\n:::\n`,
    "content/small/en.md": `${head("tiny")}:::panel{name=front}\n\n${chart}\n\n:::\n`,
  });
  for (const name of ["page", "columns", "panel", "small"])
    await workspace.write(`content/${name}/staff.csv`, data);
  await workspace.run("build");
});
afterAll(() => workspace.remove());

const words = ["people", "International", "National", "Sofia", "12", "48", "60", "Plovdiv", "21", "24"];

describe("in print, a chart has all of its words, none smaller than 7 pt", () => {
  it.each([
    ["page", 440],
    ["columns", 200],
    ["panel", 180],
  ])("in a %s", async (name, least) => {
    const [figure, more] = await readFigures(await workspace.read(`out/${name}/en/${name}.en.pdf`));
    expect(more).toBeUndefined();
    const shown = figure?.texts.map((text) => text.words.trim()) ?? [];
    for (const word of words) expect(shown, name).toContain(word);
    for (const { size } of figure?.texts ?? []) expect(size).toBeGreaterThanOrEqual(7);
    // As wide as the room that it stands in, and no wider.
    const [left, right] = [
      Math.min(...(figure?.texts ?? []).map((text) => text.left)),
      Math.max(...(figure?.texts ?? []).map((text) => text.right)),
    ];
    expect(right - left).toBeGreaterThan(least);
    expect(right).toBeLessThan(figure?.width ?? 0);
  });
});

it("tells type of charts that is printed too small, as it tells all other", async () => {
  const { events } = await workspace.run("check", "small", "panel", "--json", "--no-report");
  const found = events.filter(({ event, code }) => event === "diagnostic" && code === "type-too-small");
  const told = found.map(({ facts }) => facts as Record<string, string | number>);
  expect(told.map(({ text }) => text)).toContain("48");
  for (const { path, size } of told) {
    expect(path).toMatch(/^small/);
    expect(size).toBeLessThan(6);
  }
});

it("says the same in all formats", async () => {
  const { events } = await workspace.run("check", "page", "columns", "panel", "--json", "--no-report");
  const errors = events.filter(({ event, level }) => event === "diagnostic" && level === "error");
  expect(errors).toEqual([]);
});

it("draws on a light ground wherever a chart stands", async () => {
  const html = await workspace.text("out/panel/en/panel.en.html");
  const browser = await startBrowser(createNodeHost());
  try {
    const grounds = await browser.withPage(async (page) => {
      await page.setContent(html);
      return page.evaluate(() =>
        ["[data-chart]", "[data-surface]:has([data-chart])"].map((selector) => {
          const element = document.querySelector(selector);
          return element && getComputedStyle(element).backgroundColor;
        }),
      );
    });
    // The flap is of the brand's colour, in which bars are drawn.
    expect(grounds).toEqual(["rgb(255, 255, 255)", "rgb(20, 101, 128)"]);
  } finally {
    await browser.close();
  }
});

it("shows the drawing that a screen has room for", async () => {
  const html = await workspace.text("out/page/en/page.en.html");
  const drawn = html.match(/<svg aria-hidden="true"[^>]*viewBox="0 0 (\d+)/g) ?? [];
  expect(drawn.map((svg) => Number(/0 0 (\d+)/.exec(svg)?.[1]))).toEqual([200, 300, 425]);
  // Hidden from those who hear the page, who get the description once.
  expect(html.match(/role="img"/g)).toHaveLength(1);
  expect(html).toContain("@container chart (min-width:480px)");
});

it("gives Word a drawing for each frame, with its PNG", async () => {
  const { unzipSync } = await import("fflate");
  for (const [name, least] of [
    ["page", 430],
    ["columns", 150],
  ] as const) {
    const parts = unzipSync(await workspace.read(`out/${name}/en/${name}.en.docx`));
    const svgs = Object.entries(parts).filter(([path]) => path.endsWith(".svg"));
    const chartSvg = svgs
      .map(([, bytes]) => new TextDecoder().decode(bytes))
      .find((svg) => svg.includes("Plovdiv"));
    expect(Number(/viewBox="0 0 ([\d.]+)/.exec(chartSvg ?? "")?.[1])).toBeGreaterThan(least);
    for (const [, size] of (chartSvg ?? "").matchAll(/font-size="([\d.]+)"/g))
      expect(Number(size)).toBeGreaterThanOrEqual(7);
  }
});
