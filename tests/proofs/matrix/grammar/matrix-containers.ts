import { type Block, type Inline, plainParagraph, type Section, words } from "./document-tree.ts";
import { note } from "./line-pieces.ts";
import { box } from "./matrix-blocks.ts";
import type { Planter } from "./planted-words.ts";

/** What is put into a container: words before it, the block itself, words behind it. */
export interface Content {
  before: string;
  blocks: Block[];
  after: string;
}

/** The same within a line. */
export interface LineContent {
  before: string;
  pieces: Inline[];
  after: string;
}

/** A container either holds blocks or a line of text. */
export type Container =
  | {
      holds: "blocks";
      wrap: (content: Content, planter: Planter) => Block[];
      in?: Partial<Section> & { part?: "annex" | "cover-letter" };
    }
  | { holds: "line"; wrap: (content: LineContent, planter: Planter) => Block[]; except?: "links" };

/** Everything that can hold something, by its name in the matrix. */
export const matrixContainers: Readonly<Record<string, Container>> = {
  body: { holds: "blocks", wrap: around },
  "bulleted item": listItem("bullets", around),
  "numbered item": listItem("numbers", around),
  "task item": listItem("tasks", around),
  "bulleted item, first in it": listItem("bullets", first),
  "numbered item, first in it": listItem("numbers", first),
  "item of a nested list": {
    holds: "blocks",
    wrap: (content, planter) => [
      item("bullets", [plainParagraph(planter.word()), item("numbers", around(content))]),
    ],
  },
  quotation: { holds: "blocks", wrap: (content) => [{ kind: "quotation", children: around(content) }] },
  note: {
    holds: "blocks",
    wrap: (content, planter) => [
      {
        kind: "paragraph",
        children: [words(planter.word()), note(planter, around(content)), words(planter.word())],
      },
    ],
  },
  callout: boxed("callout", "kind=summary"),
  columns: boxed("columns", ""),
  contact: boxed("contact", ""),
  when: boxed("when", "meta.title"),
  unless: boxed("unless", "recipient.lang=xx"),
  figures: termItem("figures"),
  cards: termItem("cards"),
  timeline: termItem("timeline"),
  signatures: termItem("signatures"),
  panel: { holds: "blocks", wrap: around, in: { panel: "inside-1" } },
  annex: { holds: "blocks", wrap: around, in: { part: "annex" } },
  "cover letter": { holds: "blocks", wrap: around, in: { part: "cover-letter" } },
  heading: {
    holds: "line",
    wrap: (content, planter) => [
      { kind: "heading", level: 3, children: line(content) },
      plainParagraph(planter.word()),
    ],
  },
  "head of a table": {
    holds: "line",
    wrap: (content, planter) => [
      {
        kind: "table",
        rows: [
          [line(content), cell(planter)],
          [cell(planter), cell(planter)],
        ],
        caption: [],
      },
    ],
  },
  "cell of a table": {
    holds: "line",
    wrap: (content, planter) => [
      {
        kind: "table",
        rows: [
          [cell(planter), cell(planter)],
          [cell(planter), line(content)],
        ],
        caption: [],
      },
    ],
  },
  "caption of a table": {
    holds: "line",
    wrap: (content, planter) => [
      {
        kind: "table",
        rows: [
          [cell(planter), cell(planter)],
          [cell(planter), cell(planter)],
        ],
        caption: line(content),
      },
    ],
  },
  term: {
    holds: "line",
    wrap: (content, planter) => [
      { kind: "definitions", entries: [{ term: line(content), definitions: [cell(planter)] }] },
    ],
  },
  definition: {
    holds: "line",
    wrap: (content, planter) => [
      {
        kind: "definitions",
        entries: [{ term: cell(planter), definitions: [line(content), cell(planter)] }],
      },
    ],
  },
  "bold words": {
    holds: "line",
    wrap: (content) => [{ kind: "paragraph", children: [{ kind: "strong", children: line(content) }] }],
  },
  link: {
    holds: "line",
    except: "links",
    wrap: (content, planter) => [
      { kind: "paragraph", children: [{ kind: "link", url: planter.url(), children: line(content) }] },
    ],
  },
};

function around({ before, blocks, after }: Content): Block[] {
  return [plainParagraph(before), ...blocks, plainParagraph(after)];
}

function first({ before, blocks, after }: Content): Block[] {
  return [...blocks, plainParagraph(before, after)];
}

function line({ before, pieces, after }: LineContent): Inline[] {
  return [words(before), ...pieces, words(after)];
}

function cell(planter: Planter): Inline[] {
  return [words(planter.word())];
}

function item(list: "bullets" | "numbers" | "tasks", children: Block[], start = 1): Block {
  return { kind: "list", list, start, items: [children] };
}

function listItem(list: "bullets" | "numbers" | "tasks", arrange: (content: Content) => Block[]): Container {
  return {
    holds: "blocks",
    wrap: (content, planter) => [
      { kind: "list", list, start: 1, items: [arrange(content), [plainParagraph(planter.word())]] },
    ],
  };
}

function boxed(name: (Block & { kind: "box" })["name"], attributes: string): Container {
  return { holds: "blocks", wrap: (content) => [box(name, attributes, [], around(content))] };
}

/** The first item of a list of terms holds the content; below the paragraph with its term. */
function termItem(name: "figures" | "cards" | "timeline" | "signatures"): Container {
  return {
    holds: "blocks",
    wrap: ({ before, blocks, after }, planter) => [
      {
        kind: "terms",
        name,
        items: [
          {
            term: name === "signatures" ? [] : [words(planter.word())],
            rest: [words(before)],
            more: [...blocks, plainParagraph(after)],
          },
          {
            term: name === "signatures" ? [] : [words(planter.word())],
            rest: [words(planter.word())],
            more: [],
          },
        ],
      },
    ],
  };
}
