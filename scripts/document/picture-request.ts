import type { NumberScale } from "./number-format.ts";

/**
 * A picture as the publication asks for it. Drawn ones (QR, chart, pattern, glyph) are requests, not bytes:
 * `render/assets` draws them once and the same for all formats.
 */
export type PictureRequest =
  | FilePicture
  | QrPicture
  | ChartPicture
  | PatternPicture
  | GlyphPicture
  | CheckboxPicture
  | MarkPicture;

/** Whether a kind of picture shows text in the document's fonts: then its words are counted as used. */
export const showsText: Readonly<Record<PictureRequest["kind"], boolean>> = {
  file: false,
  qr: false,
  chart: true,
  pattern: false,
  glyph: false,
  checkbox: false,
  mark: false,
};

/** A file of the workspace; size in px as stored. */
export interface FilePicture {
  kind: "file";
  /** Absolute path. */
  path: string;
  /** Its name in the package, where the file is a Word document that holds it: `word/media/image1.png`. */
  part?: string | undefined;
  /** What is shown: WebP, AVIF and TIFF are drawn anew, as a photograph or, where something shows through them, as PNG. */
  type: "png" | "jpg" | "gif" | "svg";
  width: number;
  height: number;
  /** Of an SVG that says no size: what is drawn in it, in its own px, as a `viewBox` says it. */
  viewBox?: readonly [x: number, y: number, width: number, height: number] | undefined;
  /** SHA-256 of the bytes, so that a changed picture changes the publication. */
  hash: string;
  /** Of a logo: how much of its ink has which shade (`logo-shades.ts`). Undefined where it brings its own ground. */
  shades?: readonly number[] | undefined;
}

/** A QR code of `text`, ISO/IEC 18004, error correction M, drawn dark on light in theme colours. */
export interface QrPicture {
  kind: "qr";
  text: string;
  dark: string;
  light: string;
}

/**
 * A chart. All lists run parallel to `labels`; what is shown as text is formatted for the language already, but for the numbers
 * of a scale, which depend on the room there is.
 */
export interface ChartPicture {
  kind: "chart";
  type: "bar" | "stacked-bar" | "line" | "donut";
  lang: string;
  dir: "ltr" | "rtl";
  labels: readonly string[];
  /** `null` where there is no number; `display` says so then. No unit stands in it. */
  series: readonly { name: string; values: readonly (number | null)[]; display: readonly string[] }[];
  /** Sums as text: of each row in `stacked-bar`, empty where a part is missing; of all rows in `donut`. */
  totals: readonly string[];
  /** Shares of the whole as text, in `donut`. */
  shares: readonly string[];
  unit?: string | undefined;
  /** What stands for a number that is missing. */
  missing: string;
  /** Words for powers of ten, by which long numbers may be made short. */
  scales: readonly NumberScale[];
  /** `#RRGGBB` of each series, in `donut` of each row. */
  colours: readonly string[];
  text: string;
  /** For what is said beside the numbers. */
  muted: string;
  rule: string;
  /** What it is drawn on. */
  ground: string;
  font: string;
}

/** The quarter-circle ornament: `columns` × `rows` square tiles, the same for the same seed. */
export interface PatternPicture {
  kind: "pattern";
  seed: string;
  columns: number;
  rows: number;
  /** The part that is seen, in tiles from the left; all of it when not given. */
  window?: { start: number; columns: number } | undefined;
  /** Share of tiles that carry a shape, 0 to 1. */
  density: number;
  /** `dark`: on the deep ground, for covers. `light`: airy, on no ground. `rings`: the giant mark. */
  mood: "dark" | "light" | "rings";
  palette: PatternPalette;
}

/** Colours of an ornament as `#RRGGBB`. */
export interface PatternPalette {
  ground: string;
  deep: string;
  brand: string;
  sky: string;
  sand: string;
  accent: string;
  coral: string;
}

/** A small ornament beside a card, number `index` of a family that belongs to `seed`. */
export interface GlyphPicture {
  kind: "glyph";
  seed: string;
  index: number;
  palette: PatternPalette;
}

/** The box of a task list. */
export interface CheckboxPicture {
  kind: "checkbox";
  checked: boolean;
  colour: string;
}

/** The neutral mark that stands where an organisation has no logo: a quarter ring and a quarter disc, square. */
export interface MarkPicture {
  kind: "mark";
  ring: string;
  core: string;
}
