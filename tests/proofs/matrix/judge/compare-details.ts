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

/** Word has no more levels of lists. */
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
  /** What stands between an item and the word before it. */
  const labelOf = (word: string): string | undefined => {
    const index = met.findIndex((one) => one.text === word);
    return index < 0 ? undefined : plain.slice(met[index - 1]?.end ?? 0, met[index]?.at);
  };
  const indentOf = (word: string): number =>
    /^ */.exec((labelOf(word) ?? "").split("\n").at(-1) ?? "")?.[0].length ?? 0;
  const defects: Defect[] = [];
  for (const { word, owner, number, parent, level } of items) {
    const label = labelOf(word);
    if (label === undefined) continue;
    const wrong = (kind: Defect["kind"], detail: string): void => {
      defects.push({ kind, format: "docx in LibreOffice", owner, detail });
    };
    if (number === undefined && !bullet.test(label)) wrong("list label lost", `no bullet before ${word}`);
    if (number !== undefined && !new RegExp(`(?<!\\d)${number}[.)]`).test(label))
      wrong("list label lost", `no ${number}. before ${word}`);
    const isTold = level > deepestInWord && told.has(owner);
    if (
      !isTold &&
      parent !== undefined &&
      labelOf(parent) !== undefined &&
      indentOf(word) <= indentOf(parent)
    )
      wrong("list level lost", `${word} is no further in than ${parent}`);
  }
  return defects;
}
