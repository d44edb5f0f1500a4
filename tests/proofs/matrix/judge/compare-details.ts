import type { ExpectedReading } from "../grammar/expected-reading.ts";
import { foldText } from "../read/fold-text.ts";
import type { Reading } from "../read/reading.ts";
import type { Defect } from "./defects.ts";
import { findWords } from "./find-words.ts";

/** Descriptions of pictures and addresses of links that a file lacks. */
export function compareDescriptionsAndLinks(
  expected: ExpectedReading,
  reading: Reading,
  format: string,
  lang: string,
): Defect[] {
  const alts = reading.alts.map((alt) => foldText(alt, lang)).join("\n");
  const links = new Set(reading.links.map(normal));
  return [
    ...expected.alts
      .filter(({ text }) => !alts.includes(foldText(text, lang)))
      .map(({ text, owner }) => ({ kind: "description lost" as const, format, owner, detail: text })),
    ...expected.links
      .filter(({ url }) => !links.has(normal(url)))
      .map(({ url, owner }) => ({ kind: "link lost" as const, format, owner, detail: url })),
  ];
}

/** An address as browsers compare it. */
function normal(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

/** Code whose tabs, spaces or empty lines are not those of the source. */
export function compareCode({ codes }: ExpectedReading, shown: readonly string[], format: string): Defect[] {
  const all = shown.map((text) => text.replaceAll("\u00a0", " ")).join("\n");
  return codes
    .filter(({ text }) => !all.includes(text))
    .map(({ text, owner }) => ({
      kind: "code changed" as const,
      format,
      owner,
      detail: JSON.stringify(text),
    }));
}

const bullet = /[•◦▪▫■□●○‣·–—*-]|[\uf000-\uf0ff]/;

/** Word has no more levels of lists; columns in an item are none of its own there, and count on. */
const deepestInWord = 9;

/**
 * Items without their bullet or number, or no further in than the item around them.
 *
 * @param text LibreOffice's plain text
 * @param told owners of lists of which it was said that they are too deep for Word
 */
export function compareLists(
  { items, body }: ExpectedReading,
  { text, lang, told }: { text: string; lang: string; told: ReadonlySet<string> },
): Defect[] {
  const plain = text.normalize("NFC").toLocaleLowerCase(lang);
  const met = findWords(plain, new Set(body.map((word) => word.text)));
  /** What stands before a word, behind the word before it, wherever it stands: contents say headings as well. */
  const labelsOf = (word: string): string[] =>
    met.flatMap((one, index) => (one.text === word ? [plain.slice(met[index - 1]?.end ?? 0, one.at)] : []));
  const indentOf = (word: string): number =>
    Math.max(
      0,
      ...labelsOf(word).map((label) => /^ */.exec(label.split("\n").at(-1) ?? "")?.[0].length ?? 0),
    );
  const defects: Defect[] = [];
  for (const { word, owner, number, parent, level } of items) {
    const labels = labelsOf(word);
    if (labels.length === 0) continue;
    const wrong = (kind: Defect["kind"], detail: string): void => {
      defects.push({ kind, format: "docx in LibreOffice", owner, detail });
    };
    const sign = number === undefined ? bullet : new RegExp(`(?<!\\d)${number}[.)]`);
    if (!labels.some((label) => sign.test(label)))
      wrong("list label lost", `no ${number === undefined ? "bullet" : `${number}.`} before ${word}`);
    const isTold = level >= deepestInWord && told.has(owner);
    if (isTold || parent === undefined || labelsOf(parent).length === 0) continue;
    if (indentOf(word) <= indentOf(parent))
      wrong("list level lost", `${word} is no further in than ${parent}`);
  }
  return defects;
}
