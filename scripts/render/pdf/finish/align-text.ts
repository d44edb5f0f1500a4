import { inCapitals } from "../../../languages/letter-case.ts";
import type { Glyph, TextRun } from "../../../pdf-objects/scanned-content.ts";

/** Where the lines of a block end: the runs that lack a space, and the glyphs that are line-end hyphens. */
export interface LineEnds {
  /** Runs between whose last glyph and the next one the text has a space that was not printed. */
  spaces: Set<TextRun>;
  hyphens: Set<Glyph>;
}

/** What was found for a block, by its first run. */
export type Alignments = Map<TextRun, { source: string; count: number; ends: LineEnds | undefined }>;

const ignorable = /\p{Default_Ignorable_Code_Point}/u;
const space = /\s/u;

/**
 * Lays the printed glyphs beside the text they were printed from. At a line's end the text tells whether a space was
 * swallowed there or a hyphen added. Undefined when the two differ: a line that runs from right to left, for example.
 */
export function alignText(
  source: string,
  runs: readonly TextRun[],
  lang: string,
  alignments: Alignments,
): LineEnds | undefined {
  const [first] = runs;
  const known = first && alignments.get(first);
  if (known?.source === source && known.count === runs.length) return known.ends;
  const ends = align(source, runs) ?? align(inCapitals(source, lang), runs);
  if (first) alignments.set(first, { source, count: runs.length, ends });
  return ends;
}

function isSpace(sign: string): boolean {
  const code = sign.charCodeAt(0);
  return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : space.test(sign);
}

function isIgnorable(sign: string): boolean {
  // The soft hyphen is the first of them.
  return sign.charCodeAt(0) >= 0xad && ignorable.test(sign);
}

function align(source: string, runs: readonly TextRun[]): LineEnds | undefined {
  const wanted = [...source];
  const ends: LineEnds = { spaces: new Set(), hyphens: new Set() };
  let at = 0;
  let last: TextRun | undefined;
  let printedSpace = true;
  for (const run of runs) {
    for (const glyph of run.glyphs) {
      for (const sign of glyph.text) {
        if (isSpace(sign)) {
          printedSpace = true;
          continue;
        }
        if (isIgnorable(sign)) continue;
        let skipped = false;
        while (at < wanted.length && (isSpace(wanted[at] ?? "") || isIgnorable(wanted[at] ?? ""))) {
          skipped ||= isSpace(wanted[at] ?? "");
          at += 1;
        }
        if (wanted[at] === sign) at += 1;
        else if (/[-\u2010]/.test(sign) && glyph === run.glyphs.at(-1) && !skipped) {
          ends.hyphens.add(glyph);
          printedSpace = true;
          continue;
        } else if (at < wanted.length) return undefined;
        // Behind the text's end stands what the page added: the number of a contents entry.
        else skipped = last !== run;
        if (skipped && !printedSpace && last && last !== run) ends.spaces.add(last);
        printedSpace = false;
      }
      last = run;
    }
  }
  return ends;
}

/** Without the text: a space wherever a new line begins, unless the line ends with a hyphen or a space. */
export function guessLineEnds(runs: readonly TextRun[]): LineEnds {
  const spaces = new Set<TextRun>();
  runs.forEach((run, index) => {
    const next = runs[index + 1];
    const text = run.glyphs.map((glyph) => glyph.text).join("");
    if (next && Math.abs(next.y - run.y) > 1 && !/[\s\u2010-]$/u.test(text)) spaces.add(run);
  });
  return { spaces, hyphens: new Set() };
}
