import { describe, expect, it } from "vitest";
import { foldPlans, planFold } from "../scripts/content/template/fold-plans.ts";
import { type Fold, foldLines } from "../scripts/document/fold.ts";
import { foldSteps } from "../scripts/document/fold-steps.ts";
import { PaperStrip } from "./support/paper-strip.ts";

type Kind = Fold["kind"];
/** Edges of a strip's panels before it is folded. */
function creases(fold: Fold, dir: "ltr" | "rtl"): number[] {
  const widths = fold.inside.map(({ width }) => width);
  const edges = [0];
  for (const width of dir === "ltr" ? widths : widths.reverse()) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** The views while the folded paper is opened, step by step, the last with everything open. */
function opening(fold: Fold, dir: "ltr" | "rtl"): { views: string[][]; behind: string[]; reach: number[] } {
  const steps = foldSteps(fold, dir);
  const views: string[][] = [];
  let behind: string[] = [];
  let reach: number[] = [];
  for (let folded = steps.length; folded >= 0; folded -= 1) {
    const strip = new PaperStrip(fold, dir);
    const lines = creases(fold, dir);
    const ends = steps.slice(0, folded).map(([part, at, way]) => strip.fold(part, lines[at] ?? 0, way));
    views.push(strip.front);
    if (folded === steps.length) {
      behind = strip.back;
      reach = ends;
    }
  }
  return { views, behind, reach };
}

const kinds = Object.keys(foldPlans) as Kind[];
const directions = ["ltr", "rtl"] as const;
const cases = kinds
  .filter((kind) => kind !== "flyer")
  .flatMap((kind) => directions.map((dir) => ({ kind, dir, fold: planFold(kind, 297) })));

describe.each(cases)("a $kind in paper, $dir", ({ kind, dir, fold }) => {
  const { views, behind, reach } = opening(fold, dir);

  it("shows the cover in front and the back behind when it is closed", () => {
    const [first = []] = views;
    // A gate fold's cover is split: its start half is the cover panel, where reading begins.
    const inOrder = dir === "ltr" ? first : [...first].reverse();
    expect(inOrder[0]).toBe("cover");
    expect(inOrder.slice(1)).toEqual(kind === "gate-fold" ? ["gate"] : []);
    expect(behind).toEqual(["back"]);
  });

  it("is read in the declared order while it is opened", () => {
    const everything = [...views, behind, fold.outside.map(({ panel }) => panel)];
    const firstSeen = (panel: string): number => everything.findIndex((view) => view.includes(panel));
    const order = fold.reading.filter((panel) => panel !== "back").map(firstSeen);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(fold.reading.at(-1)).toBe("back");
  });

  it("opens to the inside, start first", () => {
    const inside = fold.inside.map(({ panel }) => panel);
    expect(views.at(-1)).toEqual(dir === "ltr" ? inside : inside.reverse());
  });

  it("leaves room for what is folded in", () => {
    const [first = 0, second = 0] = reach;
    const lines = creases(fold, dir);
    // The flap ends before the fold that closes over it; gates end before each other and before the middle.
    if (kind === "letter-fold")
      expect(Math.abs(first - (lines[dir === "ltr" ? 1 : 2] ?? 0))).toBeCloseTo(3, 3);
    if (kind === "gate-fold") expect(Math.abs(first - second)).toBeCloseTo(3, 3);
    if (kind === "double-gate") expect(Math.abs(first - (lines[2] ?? 0))).toBeCloseTo(2, 3);
    for (const edge of reach) {
      expect(edge).toBeGreaterThan(-1e-6);
      expect(edge).toBeLessThan(297 + 1e-6);
    }
  });
});

describe("measures", () => {
  const widths = (fold: Fold): number[] => fold.outside.map(({ width }) => Math.round(width * 1e4) / 1e4);

  it.each([
    ["letter-fold", 297, undefined, [97, 100, 100], [97, 197], [100, 200]],
    ["letter-fold", 297, 1.5, [98, 99.5, 99.5], [98, 197.5], [99.5, 199]],
    ["letter-fold", 420, undefined, [138, 141, 141], [138, 279], [141, 282]],
    ["letter-fold", 279.4, 1.5875, [92.075, 93.6625, 93.6625], [92.075, 185.7375], [93.6625, 187.325]],
    ["z-fold", 297, undefined, [99, 99, 99], [99, 198], [99, 198]],
    ["z-fold", 279.4, undefined, [93.1333, 93.1333, 93.1333], [93.1333, 186.2667], [93.1333, 186.2667]],
    ["gate-fold", 297, undefined, [73.5, 150, 73.5], [73.5, 223.5], [73.5, 223.5]],
    [
      "double-gate",
      297,
      undefined,
      [73.25, 75.25, 75.25, 73.25],
      [73.25, 148.5, 223.75],
      [73.25, 148.5, 223.75],
    ],
    ["half-fold", 297, undefined, [148.5, 148.5], [148.5], [148.5]],
    ["half-fold", 420, undefined, [210, 210], [210], [210]],
    ["flyer", 99, undefined, [99], [], []],
  ] as const)("%s on %d mm, fold-in %s", (kind, width, foldIn, panels, outside, inside) => {
    const fold = planFold(kind, width, foldIn);
    expect(widths(fold)).toEqual(panels);
    const lines = (side: "outside" | "inside"): number[] =>
      foldLines(fold, side).map((line) => Math.round(line * 1e4) / 1e4);
    expect(lines("outside")).toEqual(outside);
    expect(lines("inside")).toEqual(inside);
    expect(fold.outside.reduce((sum, panel) => sum + panel.width, 0)).toBeCloseTo(width, 4);
  });
});
