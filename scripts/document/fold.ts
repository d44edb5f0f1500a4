/** The folds and bindings that a template may declare. */
export const foldKinds = [
  "letter-fold",
  "z-fold",
  "gate-fold",
  "double-gate",
  "half-fold",
  "flyer",
  "saddle-stitch",
] as const;

/** One of the folds. `flyer` is printed on both sides and not folded, `saddle-stitch` is a booklet of pages. */
export type FoldKind = (typeof foldKinds)[number];

/** One panel of a side of the sheet: its name, and its width in mm. */
export interface PanelPlace {
  panel: string;
  width: number;
}

/**
 * Where the panels of a leaflet lie on the flat sheet. Each side is listed from its start edge, which is the left
 * one for languages written from left to right: a leaflet in Arabic is the mirror image and has the same lists.
 */
export interface Fold {
  kind: Exclude<FoldKind, "saddle-stitch">;
  /** The side with the cover. */
  outside: readonly PanelPlace[];
  inside: readonly PanelPlace[];
  /** Panels in the order in which a reader meets them. */
  reading: readonly string[];
}

/** A panel on the sheet: which side it is on, and where in mm from the trimmed start edge. */
export interface PanelPosition extends PanelPlace {
  side: "outside" | "inside";
  start: number;
  end: number;
}

/** All panels in reading order with their positions. */
export function panelPositions(fold: Fold): PanelPosition[] {
  const positions = (["outside", "inside"] as const).flatMap((side) => {
    let end = 0;
    return fold[side].map((place): PanelPosition => {
      const start = end;
      end += place.width;
      return { ...place, side, start, end };
    });
  });
  return fold.reading.flatMap((name) => positions.filter(({ panel }) => panel === name));
}

/** Where a side is folded: mm from its trimmed start edge. */
export function foldLines(fold: Fold, side: "outside" | "inside"): number[] {
  return panelPositions(fold)
    .filter((position) => position.side === side)
    .map(({ end }) => end)
    .sort((a, b) => a - b)
    .slice(0, -1);
}

/** Every name that a panel of some fold has; a page asks by `{{#if panels.gate}}` whether its fold has that one. */
export const panelNames = [
  "cover",
  "front",
  "gate",
  "gate-1",
  "gate-2",
  "flap",
  "inside-1",
  "inside-2",
  "inside-3",
  "inside-4",
  "back",
] as const;
