import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { setLines } from "../scripts/render/assets/charts/set-lines.ts";
import { areTimes } from "../scripts/render/assets/charts/time-labels.ts";
import type { RunningBrowser } from "../scripts/render/browser/start-browser.ts";
import { startBrowser } from "../scripts/render/browser/start-browser.ts";
import type { ChartCase } from "./proofs/charts/chart-cases.ts";
import type { ChartLang } from "./proofs/charts/chart-languages.ts";
import { judgeDrawing } from "./proofs/charts/judge-drawing.ts";
import type { MeasuredText } from "./proofs/charts/measure-drawings.ts";
import { proveDrawings } from "./proofs/charts/prove-drawings.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A part of the proof of charts (tests/proofs/charts) that takes seconds, and what it is made of. */
let workspace: Workspace;
let browser: RunningBrowser;
beforeAll(async () => {
  workspace = await createWorkspace();
  browser = await startBrowser(createNodeHost());
});
afterAll(async () => {
  await browser.close();
  await workspace.remove();
});

it.each<ChartLang>(["bg", "en", "tr", "ar", "he"])("draws all labels whole and apart (%s)", async (lang) => {
  const { drawings, faults } = await proveDrawings({ lang, seed: "test", most: 30 }, workspace, browser);
  expect(faults).toEqual([]);
  expect(drawings).toBeGreaterThan(80);
});

describe("the judge of drawings", () => {
  const text = (words: string, left: number, top: number, size = 9): MeasuredText => {
    return { words, size, left, right: left + words.length * 5, top, bottom: top + size };
  };
  const chart: ChartCase = {
    name: "sample",
    kind: "bar",
    lang: "en",
    labels: ["north", "south"],
    areTimes: false,
    series: [{ name: "y", values: [1_200_000, 4] }],
    unit: undefined,
  };
  const sound = [text("north", 0, 0), text("1,200,000", 50, 0), text("south", 0, 20), text("4", 50, 20)];
  const judged = (texts: MeasuredText[]): string[] => judgeDrawing(chart, { width: 100, height: 40, texts });

  it("accuses nothing sound", () => {
    expect(judged(sound)).toEqual([]);
  });

  it.each<[string, (texts: MeasuredText[]) => MeasuredText[], RegExp]>([
    ["a label that is cut", (texts) => [text("north", 80, 0), ...texts.slice(1)], /“north” is cut/],
    ["two labels on each other", (texts) => [...texts.slice(0, 3), text("4", 48, 4)], /lies on/],
    ["small type", (texts) => [...texts.slice(0, 3), text("4", 50, 20, 6.5)], /6.5 pt small/],
    ["a shortened label", (texts) => [text("nor…", 0, 0), ...texts.slice(1)], /“north” is not whole/],
    [
      "a number without its digits",
      (texts) => [...texts.slice(0, 1), text("200,000", 50, 0), ...texts.slice(2)],
      /1200000 is not shown/,
    ],
    ["a number that is nobody's", (texts) => [...texts, text("7", 80, 30)], /“7” is not in the data/],
    [
      "something that passes for nothing",
      (texts) => [...texts.slice(0, 3), text("0", 50, 20)],
      /4 is not shown/,
    ],
  ])("finds %s", (_, spoil, wanted) => {
    expect(judged(spoil(sound)).join("\n")).toMatch(wanted);
  });
});

describe("names are set in lines", () => {
  const letters = (words: string): number => [...words].length;
  it.each<[string, number, string[]]>([
    ["one two", 10, ["one two"]],
    ["one two three four", 10, ["one two", "three four"]],
    // As even as can be: not one long line and a short one.
    ["a bb cc dd ee", 10, ["a bb cc", "dd ee"]],
    ["north-western", 8, ["north-", "western"]],
    ["2020-2021 and more", 9, ["2020-2021", "and more"]],
    ["incomprehensibility", 8, ["incompr-", "ehensib-", "ility"]],
    ["وزارة العمل", 6, ["وزارة", "العمل"]],
  ])("“%s” in %i", (words, room, wanted) => {
    expect(setLines(words, room, letters).lines).toEqual(wanted);
  });
});

describe("names of time", () => {
  it.each<[string, string[]]>([
    ["bg", ["2021", "2022 г."]],
    ["bg", ["яну 2023", "фев 2023"]],
    ["bg", ["1 тримесечие 2023", "II трим. 2023"]],
    ["en", ["Q1 2023", "Q2 2023"]],
    ["en", ["2022/23", "2023/24"]],
    ["de", ["Januar", "Februar"]],
    ["ar", ["يناير 2023", "فبراير 2023"]],
  ])("are known (%s %s)", (lang, labels) => {
    expect(areTimes(labels, lang)).toBe(true);
  });
  it.each<[string, string[]]>([
    ["bg", ["Район 1", "Район 2"]],
    ["en", ["Sofia", "2023"]],
    ["en", ["18–24 years old", "25–40 years old"]],
  ])("are told from others (%s %s)", (lang, labels) => {
    expect(areTimes(labels, lang)).toBe(false);
  });
});
