import { readFile } from "node:fs/promises";
import { direction } from "../../../scripts/languages/writing-system.ts";
import type { Made } from "../../conformance/broken-rules.ts";
import { textOfPages } from "../../support/page-text.ts";
import { sortLigatures } from "../matrix/read/fold-text.ts";
import { readHtml } from "../matrix/read/html-reading.ts";
import { readPdfFile } from "../matrix/read/pdf-reading.ts";
import type { Reading } from "../matrix/read/reading.ts";
import { readWord } from "../matrix/read/word-reading.ts";
import { findLostWords } from "./find-lost-words.ts";

/** The words of a source, block by block, that one of its files does not have. */
export async function lostIn({ file, entry }: Made, blocks: readonly string[]): Promise<string[]> {
  const { format, lang, template } = entry;
  if (format === "txt") return findLostWords(blocks, await readFile(file, "utf8"));
  if (format === "html") return findLostWords(blocks, wordsOf(readHtml(await readFile(file))));
  if (format === "docx") return findLostWords(blocks, wordsOf(readWord(await readFile(file))));
  const isLeaflet = template.startsWith("leaflet");
  return direction(lang) === "rtl"
    ? lostInMirrored(file, isLeaflet, blocks)
    : leastOf([
        () => textOfPages(file, isLeaflet, "painted").then((text) => findLostWords(blocks, text)),
        () => textOfPages(file, isLeaflet).then((text) => findLostWords(blocks, text)),
      ]);
}

/**
 * Poppler puts marks and numbers of lines from right to left in places of its own, and letters with their marks on lines of their own: so
 * marks are not compared, and what a screen reader would have of the structure counts as well.
 */
async function lostInMirrored(
  file: string,
  isLeaflet: boolean,
  blocks: readonly string[],
): Promise<string[]> {
  const find = (text: string): string[] => findLostWords(blocks.map(withoutMarks), withoutMarks(text));
  return leastOf([
    () => textOfPages(file, isLeaflet).then(find),
    async () => find(wordsOf(await readPdfFile(await readFile(file)))),
  ]);
}

function withoutMarks(text: string): string {
  return sortLigatures(text.normalize("NFKD").replace(/\p{M}/gu, ""));
}

function wordsOf({ body, notes }: Reading): string {
  return [body, ...notes.map(({ text }) => text)].join("\n");
}

/** The shortest list of those that readers give, one after the other until one has everything. */
async function leastOf(readers: readonly (() => Promise<string[]>)[]): Promise<string[]> {
  let least: string[] | undefined;
  for (const read of readers) {
    const lost = await read();
    if (!least || lost.length < least.length) least = lost;
    if (least.length === 0) break;
  }
  return least ?? [];
}
