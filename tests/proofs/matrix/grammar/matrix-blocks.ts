import { type Block, type Inline, plainParagraph, words } from "./document-tree.ts";
import { type LineMaker, linePieces, list, plainTable } from "./line-pieces.ts";
import type { Planter } from "./planted-words.ts";

/** Makes blocks with words of their own. */
export type BlockMaker = (planter: Planter) => Block[];

/** Every block of the matrix that stands by itself, by its name there. */
export const standingBlocks = {
  paragraph: (planter) => [plainParagraph(...planter.words(3))],
  "opening paragraph": (planter) => [
    { kind: "paragraph", role: "lead", children: [words(...planter.words(3))] },
  ],
  heading: (planter) => [heading(planter), plainParagraph(planter.word())],
  "bulleted list": (planter) => [list(planter, "bullets", 2)],
  "numbered list": (planter) => [list(planter, "numbers", 2)],
  "numbered list from 5": (planter) => [
    {
      kind: "list",
      list: "numbers",
      start: 5,
      items: [[plainParagraph(planter.word())], [plainParagraph(planter.word())]],
    },
  ],
  "task list": (planter) => [list(planter, "tasks", 2)],
  "typed bullets": (planter) => [
    { kind: "typed-bullets", items: [[words(planter.word())], [words(planter.word())]] },
  ],
  "list of nine levels": (planter) => [nestedLists(planter, "bullets", 9)],
  "numbers of nine levels": (planter) => [nestedLists(planter, "numbers", 9)],
  "list that begins with a list": (planter) => [
    {
      kind: "list",
      list: "numbers",
      start: 1,
      items: [[list(planter, "bullets", 2)], [list(planter, "bullets", 2)]],
    },
  ],
  "list of paragraphs": (planter) => [
    {
      kind: "list",
      list: "bullets",
      start: 1,
      items: [0, 1].map(() => [plainParagraph(planter.word()), plainParagraph(planter.word())]),
    },
  ],
  quotation: (planter) => [{ kind: "quotation", children: [plainParagraph(...planter.words(2))] }],
  "quotation of blocks": (planter) => [
    {
      kind: "quotation",
      children: [
        plainParagraph(planter.word()),
        list(planter, "bullets", 2),
        { kind: "quotation", children: [plainParagraph(planter.word())] },
      ],
    },
  ],
  code: (planter) => [code(planter, ([one, two]) => [`${one}(${two})`])],
  "code with tabs and empty lines": (planter) => [
    code(planter, ([one, two, three]) => [`${one}:`, `\t${two}`, "", `\t\t${three}`]),
  ],
  table: (planter) => [plainTable(planter)],
  "table with a caption": (planter) => [
    {
      kind: "table",
      rows: [0, 1, 2].map(() => [0, 1, 2].map(() => [words(planter.word())])),
      caption: [words(...planter.words(2))],
    },
  ],
  "wide table": (planter) => [plainTable(planter, 12)],
  "table with joined cells": (planter) => [joinedTable(planter)],
  figure: (planter) => [
    { kind: "figure", file: "picture.png", alt: planter.words(2), caption: planter.words(2) },
  ],
  "bar chart": (planter) => [chart(planter, "bar", 1)],
  "stacked chart": (planter) => [chart(planter, "stacked-bar", 2)],
  "line chart": (planter) => [chart(planter, "line", 2)],
  "donut chart": (planter) => [chart(planter, "donut", 1)],
  QR: (planter) => [{ kind: "qr", url: planter.url() }],
  "definition list": (planter) => [definitions(planter)],
  callout: (planter) => [
    box("callout", `kind=${planter.random.pick(["summary", "warning", "note"])}`, planter.words(1), [
      plainParagraph(...planter.words(2)),
      list(planter, "bullets", 2),
    ]),
  ],
  columns: (planter) => [
    box("columns", "", [], [plainParagraph(...planter.words(2)), plainParagraph(...planter.words(2))]),
  ],
  contact: (planter) => [
    box(
      "contact",
      "",
      [],
      [
        {
          kind: "paragraph",
          children: [
            { kind: "strong", children: [words(planter.word())] },
            { kind: "break" },
            words(planter.phone()),
            { kind: "break" },
            words(planter.word()),
          ],
        },
      ],
    ),
  ],
  figures: (planter) => [terms(planter, "figures")],
  cards: (planter) => [terms(planter, "cards")],
  timeline: (planter) => [terms(planter, "timeline")],
  signatures: (planter) => [
    {
      kind: "terms",
      name: "signatures",
      items: [0, 1].map(() => ({ term: [], rest: [words(...planter.words(2))], more: [] })),
    },
  ],
  // What is written without a recipient has a title in every template, but not in every one a made-up recipient.
  "when block": (planter) => [box("when", "meta.title", [], [plainParagraph(...planter.words(2))])],
  "unless block": (planter) => [
    box("unless", "recipient.lang=xx", [], [plainParagraph(...planter.words(2))]),
  ],
  panel: (planter) => [box("panel", "name=elsewhere", [], [plainParagraph(...planter.words(2))])],
  contents: () => [{ kind: "leaf", name: "toc" }],
  "page break": () => [{ kind: "leaf", name: "pagebreak" }],
  rule: () => [{ kind: "rule" }],
  "HTML block": (planter) => {
    const [one = "", two = "", three = ""] = planter.words(3);
    return [
      { kind: "html", lines: ["<div>", one, `<p>${two}</p>`, three, "</div>"], words: [one, two, three] },
    ];
  },
  "HTML table": (planter) => {
    const [one = "", two = "", three = ""] = planter.words(3);
    const row = (tag: string, word: string): string => `<tr><${tag}>${word}</${tag}></tr>`;
    return [
      {
        kind: "html",
        lines: ["<table>", row("th", one), row("td", two), row("td", three), "</table>"],
        words: [one, two, three],
      },
    ];
  },
} as const satisfies Record<string, BlockMaker>;

/** Every block of the matrix: those that stand by themselves, and what can stand in a line. */
export const matrixBlocks: ReadonlyMap<string, { inLine: LineMaker } | { standing: BlockMaker }> = new Map<
  string,
  { inLine: LineMaker } | { standing: BlockMaker }
>([
  ...Object.entries(standingBlocks).map(([name, standing]) => [name, { standing }] as const),
  ...Object.entries(linePieces).map(([name, inLine]) => [name, { inLine }] as const),
]);

/** Blocks that are raw HTML, which a document has to allow. */
export const htmlBlocks: readonly string[] = ["HTML block", "HTML table", "HTML in a line"];

/** A heading one level below those of the sections. */
export function heading(planter: Planter): Block {
  return { kind: "heading", level: 3, children: [words(...planter.words(2))] };
}

function nestedLists(planter: Planter, kind: "bullets" | "numbers", depth: number): Block {
  const below = depth > 1 ? [nestedLists(planter, kind, depth - 1)] : [];
  return { kind: "list", list: kind, start: 1, items: [[plainParagraph(planter.word()), ...below]] };
}

/** Code whose words are planted; `write` says where in the lines they stand. */
export function code(planter: Planter, write: (words: string[]) => string[]): Block {
  const all = planter.words(3);
  const lines = write(all);
  return { kind: "code", lines, words: all.filter((word) => lines.some((line) => line.includes(word))) };
}

function joinedTable(planter: Planter): Block {
  const cell = (): Inline[] => [words(planter.word())];
  const mark = (sign: string): Inline[] => [words(sign)];
  const rows = [
    [cell(), cell(), cell()],
    [cell(), cell(), cell()],
    [mark("^^"), cell(), mark(">>")],
  ];
  return { kind: "table", rows, caption: [] };
}

/** Two to four rows of numbers that a reader can tell apart. */
export function chart(planter: Planter, type: string, series: number): Block {
  const { random } = planter;
  const rows = Array.from({ length: 2 + random.below(3) }, () => ({
    label: planter.words(1),
    values: Array.from({ length: series }, () => 10 + random.below(90)),
  }));
  return {
    kind: "chart",
    file: `${planter.latinWord()}.csv`,
    type,
    header: planter.words(1 + series),
    rows,
    title: planter.words(2),
  };
}

/** One term with two definitions, and one with one. */
export function definitions(planter: Planter): Block {
  const line = (): Inline[] => [words(planter.word())];
  return {
    kind: "definitions",
    entries: [
      { term: line(), definitions: [line(), line()] },
      { term: line(), definitions: [line()] },
    ],
  };
}

/** A `:::` block around others. */
export function box(
  name: (Block & { kind: "box" })["name"],
  attributes: string,
  title: string[],
  children: Block[],
): Block {
  return { kind: "box", name, attributes, title, children };
}

/** A `:::` block of a list whose items begin with a term. */
export function terms(planter: Planter, name: "figures" | "cards" | "timeline"): Block {
  const item = () => ({ term: [words(planter.word())], rest: [words(...planter.words(2))], more: [] });
  return { kind: "terms", name, items: [item(), item()] };
}
