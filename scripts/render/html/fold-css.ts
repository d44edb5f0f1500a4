import { type Fold, panelPositions } from "../../document/fold.ts";

/** Office printers reach this near to the paper's edge, in mm. */
const unprintable = 6;

/** How the leaflet's panels are printed; lengths in mm. */
interface FoldedPaper {
  height: number;
  bleed: number;
  slack: number;
  inkLight?: boolean | undefined;
  panels?: readonly string[] | undefined;
}

/** The panels on their sheets, or each on a page of its own. */
export function foldCss(fold: Fold, paper: FoldedPaper): string {
  const inset = paper.inkLight ? `main>[data-box]{clip-path:inset(${unprintable}mm)}` : "";
  return (paper.panels ? pagesCss(fold, paper.panels, paper) : sheetsCss(fold, paper)) + inset;
}

/** A page for each panel, as wide as the panel: a leaflet to be read on a screen, one panel after the other. */
function pagesCss(fold: Fold, panels: readonly string[], { height, slack }: FoldedPaper): string {
  const rules = panelPositions(fold).map(({ panel, width }) =>
    panels.includes(panel)
      ? `@page panel-${panel}{size:${mm(width + slack)} ${mm(height + slack)};margin:0}[data-box][data-name="${panel}"]{page:panel-${panel};width:${mm(width)};height:${mm(height)};--panel-width:${mm(width)}}`
      : `[data-box][data-name="${panel}"]{display:none!important}`,
  );
  return `main>[data-box]{position:relative;overflow:clip}${rules.join("")}`;
}

/**
 * Places panels, which stand in reading order in the page, where the fold has them on the sheet: a grid with a row
 * for each side and a column between any two edges of panels. Direction does the mirroring for languages that are
 * written from right to left. Outer panels reach into the bleed by a transparent border, so that a template's paddings
 * and positions count from the trim, while grounds and ornaments go on to the paper's edge.
 */
function sheetsCss(fold: Fold, { height, bleed }: FoldedPaper): string {
  const positions = panelPositions(fold);
  const width = Math.max(...positions.map(({ end }) => end));
  const outer = (edge: number): number => (edge === 0 ? -bleed : edge === width ? width + bleed : edge);
  const lines = [...new Set(positions.flatMap(({ start, end }) => [outer(start), outer(end)]))].sort(
    (a, b) => a - b,
  );
  const columns = lines.slice(1).map((line, index) => mm(line - (lines[index] ?? 0)));
  const rows = mm(height + 2 * bleed);
  const panels = positions.map(({ panel, side, start, end, width }) => {
    const row = side === "outside" ? 1 : 2;
    const area = [row, lines.indexOf(outer(start)) + 1, row + 1, lines.indexOf(outer(end)) + 1].join("/");
    // The page's height is rounded by the browser, so that rows would not end where pages do.
    const next = row === 2 ? "break-before:page;" : "";
    const borders = [
      `border:0 solid transparent`,
      `border-block-width:${mm(bleed)}`,
      `border-inline-width:${mm(start - outer(start))} ${mm(outer(end) - end)}`,
    ].join(";");
    return `[data-box][data-name="${panel}"]{grid-area:${area};${next}--panel-width:${mm(width)};${borders}}`;
  });
  return [
    // Fixed at the left: the paper is asked for a little larger than the sheet, and boxes are cut to measure later.
    `main{display:grid;margin:0 auto 0 0;width:${mm(width + 2 * bleed)};grid-template-columns:${columns.join(" ")};grid-template-rows:${rows} ${rows}}`,
    `main>[data-box]{position:relative;min-width:0;overflow:clip;overflow-clip-margin:border-box}`,
    ...panels,
  ].join("\n");
}

function mm(value: number): string {
  return `${Math.round(value * 1e4) / 1e4}mm`;
}
