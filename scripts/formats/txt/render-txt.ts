import { aroundText, letterheadLines } from "../../document/letterhead-text.ts";
import type { Publication } from "../../document/publication.ts";
import { childrenOf, elementsIn, textOf } from "../../document/tree.ts";
import { isRightToLeft, withDirectionMarks } from "../../languages/embedded-text.ts";
import type { Renderer } from "../../render/renderer.ts";
import { linesOf } from "./text-block.ts";
import { textBlocks } from "./text-blocks.ts";

/** Columns of a line: what RFC 5322 and plain text in mail have kept to since terminals had 80. */
const width = 72;

/** Publication → plain text, in reading order, without running lines, page numbers and decoration. */
export const renderTxt: Renderer = async ({ publication }) => {
  const blocks = textBlocks(childrenOf(publication.body), {
    width,
    inCloseItem: false,
    blocksOf: textBlocks,
  });
  const all = [...around("header", publication), ...linesOf(blocks), ...around("footer", publication)];
  const lines = inDirection(all, publication);
  const text = `${lines.join("\n")}\n`.normalize("NFC");
  return { bytes: new TextEncoder().encode(text), standards: [] };
};

/** A letterhead's lines, above or below the text. */
function around(edge: "header" | "footer", { letterhead, pictures }: Publication): string[] {
  if (!letterhead?.isDrawn) return [];
  const lines = letterheadLines(aroundText(letterhead.pages, edge), (key) => pictures[key] !== undefined);
  if (lines.length === 0) return [];
  return edge === "header" ? [...lines, ""] : ["", ...lines];
}

/**
 * Lines with marks that keep the order of numbers and foreign words, since plain text has no other means. In a text that runs from
 * right to left, a line that begins with one says first where it runs. Programs are copied and run: they stay as they are.
 */
function inDirection(lines: readonly string[], { dir, body }: Publication): readonly string[] {
  if (dir === "ltr" && !lines.some(isRightToLeft)) return lines;
  const programs = elementsIn(body).filter(({ tagName }) => tagName === "pre");
  const code = new Set(
    programs.flatMap((node) => textOf(node).replaceAll("\t", "    ").split("\n")).map((line) => line.trim()),
  );
  return lines.map((line) => {
    if (code.has(line.trim())) return line;
    const marked = withDirectionMarks(line, dir);
    const [first] = firstStrong.exec(marked) ?? [];
    return dir === "rtl" && first !== undefined && !isRightToLeft(first) ? `\u200f${marked}` : marked;
  });
}

/** What programs go by when nobody tells them which way a line runs (UAX #9, P2). */
const firstStrong = /\p{L}|[\u200e\u202b]/u;
