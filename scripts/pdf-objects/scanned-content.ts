import type { Box, Matrix } from "./geometry.ts";

/** One glyph as it is shown. */
export interface Glyph {
  code: number;
  /** What it says; an ActualText counts for the first glyph of its sequence, the others then say nothing. */
  text: string;
  /** Offsets of the operations that place and show it. */
  start: number;
  end: number;
  /** Its origin in the text object's own space: what a `Tm` would have to say. */
  matrix: Matrix;
}

/** One text object, `BT … ET`. Chromium writes at least one for each line. */
export interface TextRun {
  /** Offset of `BT`. */
  start: number;
  /** Offset between `BT` and the first positioning: what stands there sets the font. */
  setup: { start: number; end: number };
  /** Offset of `ET`. */
  end: number;
  /** Offset behind `ET`. */
  after: number;
  glyphs: Glyph[];
  font: string;
  size: number;
  /** How many pt of the page one unit of `size` is: 0.75 in Chromium's pages, whose type is in CSS px. */
  scale: number;
  /** Baseline of the first glyph on the page, in pt. */
  x: number;
  y: number;
  /** Outside of it nothing is seen; undefined where only the page's edge cuts. */
  clip: Box | undefined;
}

/** An ActualText within a sequence (ISO 32000-1 §14.9.4). */
export interface Replacement {
  /** Offsets of its `BDC` with operands, and of its `EMC`. */
  open: { start: number; end: number };
  close: { start: number; end: number };
  actualText: string;
  /** What its glyphs would say without it. */
  shown: string;
}

/** A marked-content sequence of the outermost level (ISO 32000-1 §14.6). */
export interface MarkedSequence {
  tag: string;
  mcid: number | undefined;
  /** Offsets: of its first operand, behind `BDC`, of `EMC`, behind `EMC`. */
  start: number;
  inner: number;
  innerEnd: number;
  end: number;
  runs: TextRun[];
  /** Sequences in it that give their glyphs another text. */
  replacements: Replacement[];
  /** Pictures of pixels: how many in a row, and the width they are shown at in pt. */
  pictures: { pixels: number; width: number }[];
  /** It paints anything but text. */
  paints: boolean;
  box: Box | undefined;
}

/** Something painted outside of every marked-content sequence. */
export interface LooseObject {
  start: number;
  end: number;
  run: TextRun | undefined;
  box: Box | undefined;
}

/** What a content stream paints, in order. */
export interface ContentScan {
  sequences: MarkedSequence[];
  loose: LooseObject[];
}
