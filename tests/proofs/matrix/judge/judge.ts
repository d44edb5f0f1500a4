import { direction } from "../../../../scripts/languages/writing-system.ts";
import type { Document } from "../grammar/document-tree.ts";
import { type ExpectedReading, expectedReading, type Planted } from "../grammar/expected-reading.ts";
import { wordsInRows } from "../grammar/words-in-rows.ts";
import { foldPageText, foldText, sortLigatures } from "../read/fold-text.ts";
import type { OfficeDocument } from "../read/office-document.ts";
import type { PageReading } from "../read/poppler.ts";
import type { Reading } from "../read/reading.ts";
import { compareBody } from "./compare-body.ts";
import { compareDescriptionsAndLinks } from "./compare-details.ts";
import { compareNotes } from "./compare-notes.ts";
import type { Defect } from "./defects.ts";
import { findWords } from "./find-words.ts";
import { strayText } from "./stray-text.ts";

/** Compares what is expected of a document with one reading after the other. */
export class Judge {
  readonly defects: Defect[] = [];
  readonly expected: ExpectedReading;
  /** What is expected, with its words folded. */
  readonly folded: ExpectedReading;
  readonly document: Document;
  readonly #owners = new Map<string, Planted>();

  constructor(document: Document) {
    this.document = document;
    this.expected = expectedReading(document);
    this.folded = foldExpected(this.expected, document.lang);
    for (const word of this.folded.body) this.#owners.set(word.text, word);
    for (const { words, owner } of this.folded.notes)
      for (const text of words) this.#owners.set(text, { text, owner });
  }

  add(found: readonly Defect[]): void {
    this.defects.push(...found);
  }

  /** A file's own text, in its own order. */
  structure({ body, notes, ...rest }: Reading, format: string): void {
    const { lang } = this.document;
    const reading = {
      body: foldText(body, lang),
      notes: notes.map(({ number, text }) => ({ number, text: foldText(text, lang) })),
    };
    const met = findWords(reading.body, this.#owners.keys());
    const inBody = new Set(this.folded.body.map(({ text }) => text));
    // Contents in a note say the words of headings.
    const inNotes = new Set(
      this.folded.notes.flatMap(({ words }) => words.filter((word) => !inBody.has(word))),
    );
    for (const { text } of met)
      if (inNotes.has(text))
        this.add([
          {
            kind: "note differs",
            format,
            owner: this.#owners.get(text)?.owner,
            detail: `${text} stands in the text`,
          },
        ]);
    const own = met.filter(({ text }) => !inNotes.has(text));
    this.add(compareBody(this.folded.body, own, { format, inOrder: true, repeated: new Set() }));
    this.add(compareNotes(this.folded, reading, format));
    for (const text of [reading.body, ...reading.notes.map((note) => note.text)])
      this.add(strayText(text, findWords(text, this.#owners.keys()), { lang, format, owners: this.#owners }));
    this.add(compareDescriptionsAndLinks(this.expected, { body, notes, ...rest }, format, lang));
  }

  /** A text in which cells stand below one another in their columns, and descriptions where the pictures are. */
  plainText(text: string, format: string): void {
    const { lang } = this.document;
    const fold = (given: string): string => foldText(given, lang);
    const shown = [
      ...this.expected.alts.map((alt) => alt.text),
      ...this.expected.links.map(({ url }) => url),
    ].map(fold);
    this.add(this.#eachWord(text, foldPageText, format, { repeated: this.folded.inTables, beside: shown }));
    const known = [...this.#owners.keys(), ...shown];
    const met = findWords(fold(text), new Set(known));
    this.add(strayText(fold(text), met, { lang, format, owners: this.#owners }));
  }

  /** What a program shows on pages: every word, as often as it is expected, and inside of its page. */
  pages(reading: PageReading | undefined, format: string): void {
    const { lang } = this.document;
    if (!reading) {
      this.add([{ kind: "not opened", format, owner: undefined, detail: "it has no pages there" }]);
      return;
    }
    const fold = (text: string): string => sortLigatures(foldPageText(text, lang));
    const painted = fold(reading.painted);
    const sheets = reading.painted.split("\f");
    const pages = sheets.map(fold);
    const found = this.#eachWord(reading.text, fold, format, { repeated: this.folded.inHeads, beside: [] });
    // A word that is divided in a narrow cell stands between those of the next cells on the page, and whole in what was painted.
    const turned = isMirrored(lang) ? fold(turnLines(reading.painted)) : "";
    const turnedPages = isMirrored(lang) ? sheets.map((sheet) => fold(turnLines(sheet))) : [];
    const isThere = (word: string): boolean =>
      painted.includes(word) ||
      turned.includes(word) ||
      isOverPages(word, pages) ||
      isOverPages(word, turnedPages);
    this.add(found.filter(({ kind, detail }) => kind !== "lost" || !isThere(detail)));
    const outside = new Set(reading.outside.map(fold));
    for (const { text, owner } of this.folded.body)
      if (outside.has(fold(text)) || outside.has([...fold(text)].reverse().join("")))
        this.add([{ kind: "outside the page", format, owner, detail: text }]);
  }

  /**
   * Where a page or a column ends, LibreOffice's layout loses lines of notes that hold tables, of joined cells of tables in boxes, of
   * what stands side by side, and rows of the numbers below a chart, where a note stands at the foot of the page; and with a head that
   * is repeated the notes that it cites, and those cited in them. Where its pages have lost such words, those that its own document holds, in its notes or in its
   * tables, are not missed.
   */
  async withoutTornTables(format: string, readWhole: () => Promise<OfficeDocument>): Promise<void> {
    const fold = (text: string): string => foldPageText(text, this.document.lang);
    const { notes, inTables, inHeads } = this.folded;
    const inNotes = new Set(notes.flatMap(({ words }) => words).map(fold));
    // A note that a note cites stands behind it in the list.
    const ofHeads = new Set<string>();
    for (const { marks, words } of notes)
      if (marks.some((one) => inHeads.has(one) || ofHeads.has(one)))
        for (const word of words) ofHeads.add(word);
    const rows = wordsInRows(this.document.sections);
    const mayBeTorn = new Set([...inTables, ...rows, ...ofHeads].map(fold));
    const isTorn = (one: Defect): boolean =>
      one.kind === "lost" && one.format === format && mayBeTorn.has(one.detail);
    if (!this.defects.some(isTorn)) return;
    const whole = await readWhole();
    const [ofNotes, ofTables] = [fold(whole.notes), fold(whole.tables)];
    const isThere = (word: string): boolean => (inNotes.has(word) ? ofNotes : ofTables).includes(word);
    const kept = this.defects.filter((one) => !isTorn(one) || !isThere(one.detail));
    this.defects.splice(0, this.defects.length, ...kept);
  }

  /**
   * Every word of the text and its notes, wherever it stands.
   *
   * @param also words that may stand there more often, and what is shown beside them, whose letters are nobody else's
   */
  #eachWord(
    text: string,
    fold: (text: string, lang: string) => string,
    format: string,
    also: { repeated: Iterable<string>; beside: readonly string[] },
  ): Defect[] {
    const { lang } = this.document;
    const notes = this.folded.notes.flatMap(({ words, owner }) =>
      words.map((word) => ({ text: word, owner })),
    );
    const expected = [...this.folded.body, ...notes].map((word) => ({
      ...word,
      text: fold(word.text, lang),
    }));
    const met = findWords(fold(text, lang), new Set([...expected.map((word) => word.text), ...also.beside]));
    const repeated = new Set([...this.folded.repeated, ...also.repeated].map((word) => fold(word, lang)));
    return compareBody(expected, met, { format, inOrder: false, repeated });
  }
}

/**
 * Poppler gives the words of a line from right to left as they are painted, from left to right. The mark of a note, which stands higher,
 * is a line of its own in front of them.
 */
function turnLines(painted: string): string {
  return painted
    .split("\n")
    .filter((line) => !/^\d{1,3}$/.test(line))
    .map((line) => line.split(" ").reverse().join(" "))
    .join("\n");
}

function isMirrored(lang: string): boolean {
  return direction(lang) === "rtl";
}

/** So many letters of a long word have to stand on either page. */
const leastPart = 4;

/** Whether a long word begins on one page and ends on the next, with the lines between that all pages have. */
function isOverPages(word: string, pages: readonly string[]): boolean {
  return pages.slice(1).some((next, index) => {
    const page = pages[index] ?? "";
    for (let at = word.length - leastPart; at >= leastPart; at -= 1)
      if (page.includes(word.slice(0, at))) return next.includes(word.slice(at));
    return false;
  });
}

/** Fewer letters or digits than these stand in other places, too: they are not looked for. */
const shortest = 5;

function foldExpected(expected: ExpectedReading, lang: string): ExpectedReading {
  const fold = (text: string): string => foldText(text, lang);
  const isLong = (text: string): boolean => text.length >= shortest;
  const { body, notes, items, repeated, inTables, inHeads } = expected;
  return {
    ...expected,
    body: body.map(({ text, owner }) => ({ text: fold(text), owner })).filter(({ text }) => isLong(text)),
    notes: notes.map(({ owner, words, marks }) => ({
      owner,
      words: words.map(fold).filter(isLong),
      marks: marks.map(fold).filter(isLong),
    })),
    items: items.map((item) => ({
      ...item,
      word: fold(item.word),
      parent: item.parent && fold(item.parent),
    })),
    repeated: new Set([...repeated].map(fold)),
    inTables: new Set([...inTables].map(fold)),
    inHeads: new Set([...inHeads].map(fold)),
  };
}
