import type { Fold } from "./fold.ts";

/**
 * One movement of folding, the inside up: which part of the sheet, at which fold (counted from the left edge, 1 for the first),
 * over towards the eye or behind.
 */
export type FoldStep = readonly [part: "left" | "right", at: number, way: "over" | "behind"];

/** How hands fold each kind for a language written from left to right; opening goes backwards. */
const steps: Readonly<Record<Fold["kind"], readonly FoldStep[]>> = {
  "letter-fold": [
    ["right", 2, "over"],
    ["left", 1, "over"],
  ],
  "z-fold": [
    ["right", 2, "behind"],
    ["left", 1, "over"],
  ],
  "gate-fold": [
    ["right", 2, "over"],
    ["left", 1, "over"],
  ],
  "double-gate": [
    ["right", 3, "over"],
    ["left", 1, "over"],
    ["left", 2, "over"],
  ],
  "half-fold": [["left", 1, "over"]],
  flyer: [],
};

/** The movements that close a leaflet, in order; mirrored for languages written from right to left. */
export function foldSteps({ kind, inside }: Fold, dir: "ltr" | "rtl"): FoldStep[] {
  if (dir === "ltr") return [...steps[kind]];
  return steps[kind].map(([part, at, way]) => [part === "left" ? "right" : "left", inside.length - at, way]);
}
