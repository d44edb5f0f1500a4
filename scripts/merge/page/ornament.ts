import Handlebars from "handlebars";
import { type Fold, panelPositions } from "../../document/fold.ts";
import type { PatternPicture } from "../../document/picture-request.ts";
import { direction } from "../../languages/writing-system.ts";
import type { MergeContext } from "../hast/merge-context.ts";
import { palette } from "../hast/palette.ts";

/**
 * `{{ornament "cover" columns=6 rows=5 mood="dark"}}`. With `panel` and `tile` (mm) its squares are as large as said, and
 * one more stands on either side of the panel for the bleed; with `across` the panels of a side, or the halves of a cover
 * that opens in its middle, show parts of one pattern.
 */
export function ornament(context: MergeContext, name: string, hash: Record<string, unknown>): string {
  const { pattern } = context.template;
  const { columns, window, family } = tiling(context, name, hash);
  const key = `ornament-${name}`;
  context.pictures.set(key, {
    kind: "pattern",
    seed: `${pattern.seed}/${family}`,
    columns,
    ...(window && { window }),
    rows: Number(hash.rows ?? 5),
    density: Number(hash.density ?? pattern.density),
    mood: hash.mood === "light" || hash.mood === "rings" ? hash.mood : "dark",
    palette: palette(context.template.theme),
  });
  const omit = hash.docx === "omit" ? ` data-docx="omit"` : "";
  const shown = Handlebars.escapeExpression(name);
  return `<img data-role="ornament" data-name="${shown}" src="picture:${key}" alt=""${omit}>`;
}

interface Tiling extends Pick<PatternPicture, "columns" | "window"> {
  /** What the pattern grows from: panels that show parts of one have the same. */
  family: string;
}

function tiling({ template, lang }: MergeContext, name: string, hash: Record<string, unknown>): Tiling {
  const { fold } = template.page;
  const tile = Number(hash.tile ?? 20);
  const places = fold ? stretch(fold, String(hash.panel), String(hash.across)) : [];
  const place = places.find(({ panel }) => panel === hash.panel);
  if (!place) return { columns: Number(hash.columns ?? 5), family: name };
  const width = Math.max(...places.map(({ end }) => end));
  const columns = Math.ceil(width / tile) + 2;
  if (places.length === 1) return { columns, family: name };
  const left = direction(lang) === "rtl" ? width - place.end : place.start;
  const window = { start: left / tile, columns: (place.end - place.start) / tile + 2 };
  return {
    columns,
    window,
    family: `${name.replace(/-\d+$/, "")}-${places.map(({ panel }) => panel).join("-")}`,
  };
}

interface Stretch {
  panel: string;
  /** mm from where the pattern's first panel starts. */
  start: number;
  end: number;
}

/** The panels that share a pattern with one, in a row. */
function stretch(fold: Fold, panel: string, across: string): Stretch[] {
  const positions = panelPositions(fold);
  const own = positions.find((position) => position.panel === panel);
  if (!own) return [];
  if (across === "side") return positions.filter(({ side }) => side === own.side);
  const gate = across === "cover" ? positions.find((position) => position.panel === "gate") : undefined;
  const cover = positions.find((position) => position.panel === "cover");
  if (!gate || !cover) return [{ panel, start: 0, end: own.width }];
  // Closed, the cover's halves meet in the middle, but for the gap that lets them fold.
  const half = positions.find((position) => position.panel === "back")?.width ?? 2 * cover.width;
  return [
    { panel: "cover", start: 0, end: cover.width },
    { panel: "gate", start: half - gate.width, end: half },
  ];
}
