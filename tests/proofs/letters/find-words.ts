import { execFileSync } from "node:child_process";

/** Where words stand on a page, in mm from its upper edge, and from the side at which lines begin. */
export interface Place {
  start: number;
  end: number;
  top: number;
  bottom: number;
}

/** mm of a point. */
const point = 25.4 / 72;

/** The first words on a page that read as these do, side by side, as poppler has their boxes; from the right where the text runs so. */
export function findWords(
  pdf: string,
  { text, rtl, page: number = 1 }: { text: string; rtl?: boolean; page?: number },
): Place | undefined {
  const only = ["-f", String(number), "-l", String(number)];
  const page = execFileSync("pdftotext", ["-bbox", ...only, pdf, "-"], { encoding: "utf8" });
  const width = Number(/<page width="([\d.]+)"/.exec(page)?.[1]);
  const boxes = [
    ...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g),
  ].map(([, left, top, right, bottom, word = ""]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    word: word.replace(/[«»\u200e\u200f]/g, ""),
  }));
  // Poppler gives words from right to left as they are seen, sign by sign.
  const wanted = rtl ? [[...text].reverse().join("")] : text.split(" ");
  const at = boxes.findIndex((_, index) => wanted.every((word, next) => boxes[index + next]?.word === word));
  const found = at < 0 ? [] : boxes.slice(at, at + wanted.length);
  if (found.length === 0) return undefined;
  const left = Math.min(...found.map((box) => box.left));
  const right = Math.max(...found.map((box) => box.right));
  return {
    start: (rtl ? width - right : left) * point,
    end: (rtl ? width - left : right) * point,
    top: Math.min(...found.map((box) => box.top)) * point,
    bottom: Math.max(...found.map((box) => box.bottom)) * point,
  };
}
