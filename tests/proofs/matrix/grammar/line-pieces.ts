import { type Block, type Inline, type Note, plainParagraph, words } from "./document-tree.ts";
import type { Planter } from "./planted-words.ts";

/** Makes pieces of a line with words of their own. */
export type LineMaker = (planter: Planter) => Inline[];

/** Everything that can stand within a line, by the name it has in the matrix. */
export const linePieces = {
  "picture in a line": (planter) => [picture(planter, "drawing.svg", false)],
  "reference picture": (planter) => [picture(planter, "picture.png", true)],
  "note mark": (planter) => [note(planter, [plainParagraph(...planter.words(2))])],
  "note cited twice": (planter) => {
    const first = note(planter, [plainParagraph(...planter.words(2))]);
    return [first, words(planter.word()), { kind: "note-again", note: first.note }];
  },
  "note of two paragraphs": (planter) => [
    note(planter, [plainParagraph(planter.word()), plainParagraph(planter.word())]),
  ],
  "note with a list": (planter) => [
    note(planter, [plainParagraph(planter.word()), list(planter, "bullets", 2)]),
  ],
  "note with a table": (planter) => [
    note(planter, [plainParagraph(planter.word()), plainTable(planter), plainParagraph(planter.word())]),
  ],
  "note in a note": (planter) => {
    const inner = note(planter, [plainParagraph(planter.word())]);
    return [note(planter, [{ kind: "paragraph", children: [words(planter.word()), inner] }])];
  },
  "link with a part": (planter) => [
    {
      kind: "link",
      url: `https://www.example.org/${planter.latinWord()}#chl5`,
      children: [words(planter.word())],
    },
  ],
  address: (planter) => [{ kind: "address", url: planter.url() }],
  "long address": (planter) => [
    {
      kind: "address",
      url: `https://www.example.org/${Array.from({ length: 14 }, () => planter.latinWord()).join("/")}`,
    },
  ],
  emphasis: (planter) => [
    { kind: "strong", children: [words(planter.word())] },
    { kind: "emphasis", children: [words(planter.word())] },
    { kind: "deleted", children: [words(planter.word())] },
    { kind: "code", words: [planter.word()] },
  ],
  "other language": (planter) => [
    {
      kind: "language",
      lang: planter.lang === "en" ? "fr" : "en",
      words: [planter.latinWord(), planter.latinWord()],
    },
  ],
  "long word": (planter) => [words(planter.longWord())],
  number: (planter) => [words(planter.phone())],
  "HTML in a line": (planter) => [
    { kind: "html", tag: "b", words: [planter.word()] },
    words(planter.word()),
    { kind: "html", tag: "sub", words: [planter.word()] },
    words(planter.word()),
    { kind: "html-break" },
    words(planter.word()),
  ],
} as const satisfies Record<string, LineMaker>;

/** Pieces that are a link, or hold one: none may stand within another link. */
export const piecesWithLinks: readonly string[] = [
  "note mark",
  "note cited twice",
  "note of two paragraphs",
  "note with a list",
  "note with a table",
  "note in a note",
  "link with a part",
  "address",
  "long address",
];

function picture(planter: Planter, file: string, byReference: boolean): Inline {
  return { kind: "picture", file, alt: planter.words(2), byReference };
}

/** A note's mark, and the note. */
export function note(planter: Planter, children: Block[]): Inline & { kind: "note"; note: Note } {
  return { kind: "note", note: { name: planter.latinWord(), children } };
}

/** A list of one word an item. */
export function list(planter: Planter, kind: "bullets" | "numbers" | "tasks", count: number): Block {
  const items = Array.from({ length: count }, () => [plainParagraph(planter.word())]);
  return { kind: "list", list: kind, start: 1, items };
}

/** Two rows of two cells under a head. */
export function plainTable(planter: Planter, columns = 2): Block {
  const row = (): Inline[][] => Array.from({ length: columns }, () => [words(planter.word())]);
  return { kind: "table", rows: [row(), row(), row()], caption: [] };
}
