import { runCommand } from "../../../support/workspace.ts";

/** What poppler reads from a PDF's pages. */
export interface PageReading {
  /** As somebody gets it who copies everything. */
  text: string;
  /** The same in the order in which it was painted: cell by cell, where words of a narrow table are divided. */
  painted: string;
  /** Words that stand outside of their page, even in part. */
  outside: string[];
}

const utf8 = { env: { LANG: "C.UTF-8" } };
/** In pt: side bearings of letters may stand out by a little. */
const tolerance = 1.5;

/** Text and places of the words on the pages of a PDF; undefined when poppler can't read it. */
export async function readPages(file: string): Promise<PageReading | undefined> {
  const [text, painted, boxes] = await Promise.all([
    runCommand("pdftotext", [file, "-"], utf8),
    runCommand("pdftotext", ["-raw", file, "-"], utf8),
    runCommand("pdftotext", ["-bbox", file, "-"], utf8),
  ]);
  if (text.code !== 0 || painted.code !== 0 || boxes.code !== 0) return undefined;
  return { text: text.stdout, painted: painted.stdout, outside: wordsOutside(boxes.stdout) };
}

function wordsOutside(boxes: string): string[] {
  const outside: string[] = [];
  let [width, height] = [0, 0];
  for (const [, pageWidth, pageHeight, left, top, right, bottom, word] of boxes.matchAll(
    /<page width="([\d.]+)" height="([\d.]+)">|<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
  )) {
    if (pageWidth !== undefined) [width, height] = [Number(pageWidth), Number(pageHeight)];
    else if (
      Number(left) < -tolerance ||
      Number(top) < -tolerance ||
      Number(right) > width + tolerance ||
      Number(bottom) > height + tolerance
    )
      outside.push(word ?? "");
  }
  return outside;
}
