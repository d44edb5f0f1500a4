import type { Fold, FoldKind, PanelPlace } from "../../document/fold.ts";

/**
 * A panel of a plan: its share of the sheet's width, and how much of the fold-in allowance is added to that (a panel
 * that is folded in is narrower than those that cover it).
 */
type PlannedPanel = readonly [panel: string, share: number, allowance: number];

interface FoldPlan {
  /** Usual allowance in mm for 130 to 170 g/m² paper; printers differ, so a product or a document may say another. */
  foldIn: number;
  outside: readonly PlannedPanel[];
  inside: readonly PlannedPanel[];
  reading: readonly string[];
}

const sixPanels = ["cover", "flap", "inside-1", "inside-2", "inside-3", "back"];
const third = 1 / 3;

/**
 * The folds as data. Sides run from the start edge; a sheet that lies with its inside up shows the panels of the
 * outside in the opposite order behind them. `tests/fold.test.ts` folds each of them in paper.
 */
export const foldPlans: Readonly<Record<Exclude<FoldKind, "saddle-stitch">, FoldPlan>> = {
  // The end panel is folded in over the middle, the start panel over both: the flap is what opens second.
  "letter-fold": {
    foldIn: 3,
    outside: [
      ["flap", third, -2 * third],
      ["back", third, third],
      ["cover", third, third],
    ],
    inside: [
      ["inside-1", third, third],
      ["inside-2", third, third],
      ["inside-3", third, -2 * third],
    ],
    reading: sixPanels,
  },
  // Folded like an accordion, so no panel is folded in. The panel behind all others is one of the inside.
  "z-fold": {
    foldIn: 0,
    outside: [
      ["inside-2", third, 0],
      ["inside-3", third, 0],
      ["cover", third, 0],
    ],
    inside: [
      ["flap", third, 0],
      ["inside-1", third, 0],
      ["back", third, 0],
    ],
    reading: sixPanels,
  },
  // Two half-width gates that meet in the middle: what is left of the cover lies at the right of the flat sheet.
  "gate-fold": {
    foldIn: 3,
    outside: [
      ["gate", 1 / 4, -1 / 4],
      ["back", 1 / 2, 1 / 2],
      ["cover", 1 / 4, -1 / 4],
    ],
    inside: [
      ["inside-1", 1 / 4, -1 / 4],
      ["inside-2", 1 / 2, 1 / 2],
      ["inside-3", 1 / 4, -1 / 4],
    ],
    reading: ["cover", "gate", "inside-1", "inside-2", "inside-3", "back"],
  },
  // The gates are folded in, then the whole is closed like a book: cover and back are the middle panels.
  "double-gate": {
    foldIn: 2,
    outside: [
      ["gate-2", 1 / 4, -1 / 2],
      ["back", 1 / 4, 1 / 2],
      ["cover", 1 / 4, 1 / 2],
      ["gate-1", 1 / 4, -1 / 2],
    ],
    inside: [
      ["inside-1", 1 / 4, -1 / 2],
      ["inside-2", 1 / 4, 1 / 2],
      ["inside-3", 1 / 4, 1 / 2],
      ["inside-4", 1 / 4, -1 / 2],
    ],
    reading: ["cover", "gate-1", "gate-2", "inside-1", "inside-2", "inside-3", "inside-4", "back"],
  },
  "half-fold": {
    foldIn: 0,
    outside: [
      ["back", 1 / 2, 0],
      ["cover", 1 / 2, 0],
    ],
    inside: [
      ["inside-1", 1 / 2, 0],
      ["inside-2", 1 / 2, 0],
    ],
    reading: ["cover", "inside-1", "inside-2", "back"],
  },
  flyer: {
    foldIn: 0,
    outside: [["front", 1, 0]],
    inside: [["back", 1, 0]],
    reading: ["front", "back"],
  },
};

/** The fold on a sheet `width` mm wide; `foldIn` in mm replaces the plan's own allowance. */
export function planFold(kind: Fold["kind"], width: number, foldIn?: number): Fold {
  const plan = foldPlans[kind];
  const allowance = foldIn ?? plan.foldIn;
  const side = (panels: readonly PlannedPanel[]): PanelPlace[] =>
    panels.map(([panel, share, part]) => ({ panel, width: micrometres(width * share + allowance * part) }));
  return { kind, outside: side(plan.outside), inside: side(plan.inside), reading: plan.reading };
}

// Thirds have no end: what is left after the third decimal is far below what paper can show.
function micrometres(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
