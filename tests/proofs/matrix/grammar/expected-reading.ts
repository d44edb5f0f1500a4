import type { Block, Document, Inline, Note } from "./document-tree.ts";

/** A word that was planted, and whose it is. */
export interface Planted {
  text: string;
  owner: string;
}

/** An item of a list. */
export interface ExpectedItem {
  /** Its first word. */
  word: string;
  owner: string;
  /** The number before it, in a list that has numbers. */
  number: number | undefined;
  /** The first word of the item that it is a part of. */
  parent: string | undefined;
  /** Its list's level, from 1. */
  level: number;
}

/** Everything a reader has to meet in the files made of a document. */
export interface ExpectedReading {
  /** In reading order, with the entries of tables of contents. */
  body: Planted[];
  notes: { owner: string; words: string[] /** Words that its marks stand behind. */; marks: string[] }[];
  /** Descriptions of pictures; what is listed here has to be part of one. */
  alts: Planted[];
  links: { url: string; owner: string }[];
  /** Code as it was written, with its tabs and empty lines. */
  codes: { text: string; owner: string }[];
  /** Items of lists by their first word. */
  items: ExpectedItem[];
  /** Words that pages may show again: running lines, drawings. */
  repeated: Set<string>;
  /** Words of tables: plain text says the head of a wide table again with each row. */
  inTables: Set<string>;
  /** Words of tables' heads, which stand again on each page that the table reaches. */
  inHeads: Set<string>;
}

/** What has to be read, told from the tree alone. */
export function expectedReading(document: Document): ExpectedReading {
  return new Reader(document).read();
}

/** The lowest level of headings that contents list. */
const deepestListed = 3;

class Reader {
  readonly #document: Document;
  readonly #expected: ExpectedReading = {
    body: [],
    notes: [],
    alts: [],
    links: [],
    codes: [],
    items: [],
    repeated: new Set(),
    inTables: new Set(),
    inHeads: new Set(),
  };
  /** Words of headings that contents list. */
  readonly #listed: string[] = [];
  /** Where words are put: the body, or a note. */
  #words: (text: string) => void;
  #owner = "";
  /** What is expected of each note, by its name. */
  readonly #notes = new Map<string, ExpectedReading["notes"][number]>();
  /** The first word of the item that is being read. */
  #item: string | undefined;
  /** Of the list that is being read. */
  #level = 0;

  constructor(document: Document) {
    this.#document = document;
    this.#words = (text) => this.#expected.body.push({ text, owner: this.#owner });
  }

  read(): ExpectedReading {
    const { title, part, partTitle, withContents, sections } = this.#document;
    for (const word of title) this.#expected.repeated.add(word);
    if (part === "annex") this.#listed.push(...partTitle);
    const down = part === "annex" ? 1 : 0;
    for (const { level, children } of headingsIn(sections.map(({ blocks }) => blocks)))
      if (level + down <= deepestListed) this.#listed.push(...wordsOfLine(children));
    // A cover letter stands before the document, whose title is what the letter is about.
    const sectionsFirst = part === "cover-letter" && this.#document.template === "briefing";
    this.#say(title);
    if (withContents && !sectionsFirst) this.#say(this.#listed);
    if (part === "annex") this.#say(partTitle);
    for (const section of sections) {
      this.#owner = section.owner;
      this.#blocks(section.blocks);
    }
    this.#owner = "";
    if (sectionsFirst) this.#say(title);
    if (withContents && sectionsFirst) this.#say(this.#listed);
    return this.#expected;
  }

  #say(all: readonly string[]): void {
    for (const word of all) this.#words(word);
  }

  #blocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.#block(block);
  }

  #block(block: Block): void {
    switch (block.kind) {
      case "paragraph":
      case "heading":
        return this.#line(block.children);
      case "list":
        return this.#list(block);
      case "typed-bullets":
        for (const item of block.items) this.#readItem([{ kind: "paragraph", children: item }], undefined);
        return;
      case "quotation":
        return this.#blocks(block.children);
      case "code":
        this.#expected.codes.push({ text: block.lines.join("\n"), owner: this.#owner });
        return this.#say(block.words);
      case "table":
        this.#line(block.caption);
        for (const [index, row] of block.rows.entries())
          for (const cell of row) {
            for (const word of wordsOfLine(cell)) {
              this.#expected.inTables.add(word);
              if (index === 0) this.#expected.inHeads.add(word);
            }
            this.#line(cell);
          }
        return;
      case "figure":
        this.#alt(block.alt);
        return this.#say(block.caption);
      case "chart":
        return this.#chart(block);
      case "qr":
        this.#alt([block.url]);
        return;
      case "definitions":
        for (const { term, definitions } of block.entries) {
          this.#line(term);
          for (const definition of definitions) this.#line(definition);
        }
        return;
      case "box":
        this.#say(block.title);
        return this.#inBox(() => this.#blocks(block.children), block.name === "callout" ? 0 : this.#level);
      case "terms":
        for (const { term, rest, more } of block.items) {
          this.#line(term);
          this.#line(rest);
          this.#inBox(() => this.#blocks(more));
        }
        return;
      case "leaf":
        if (block.name === "toc") this.#say(this.#listed);
        return;
      case "html":
        for (const [, word = ""] of block.lines.join("").matchAll(/<th>(.*?)<\/th>/g))
          this.#expected.inHeads.add(word);
        return this.#say(block.words);
      case "rule":
        return;
    }
  }

  /** Lists in a box begin at its edge, wherever the box stands; what is no box in Word, columns and contacts, counts their levels on. */
  #inBox(read: () => void, first = 0): void {
    const [item, level] = [this.#item, this.#level];
    this.#item = undefined;
    this.#level = first;
    read();
    this.#item = item;
    this.#level = level;
  }

  #list({ list, start, items }: Block & { kind: "list" }): void {
    for (const [index, item] of items.entries())
      this.#readItem(item, list === "numbers" ? start + index : undefined, list === "tasks");
  }

  /** Tasks have boxes, which are pictures, in place of a label. */
  #readItem(blocks: readonly Block[], number: number | undefined, isTask = false): void {
    const word = firstWord(blocks);
    const parent = this.#item;
    this.#level += 1;
    if (word !== undefined && !isTask)
      this.#expected.items.push({
        word,
        owner: this.#owner,
        number,
        parent: beginsWithTasks(blocks) ? undefined : parent,
        level: this.#level,
      });
    // An item that begins with a list has no line of its own.
    this.#item = isTask || beginsWithList(blocks) ? undefined : word;
    this.#blocks(blocks);
    this.#item = parent;
    this.#level -= 1;
  }

  #chart({ header, rows, title }: Block & { kind: "chart" }): void {
    const labels = rows.flatMap(({ label }) => label);
    for (const word of [...header, ...labels]) this.#expected.repeated.add(word);
    this.#alt([...title, ...labels]);
    this.#say([...header, ...labels, ...title]);
  }

  #line(pieces: readonly Inline[]): void {
    for (const [index, piece] of pieces.entries()) {
      if (piece.kind === "note" || piece.kind === "note-again")
        this.#mark(piece.note, lastWord(pieces[index - 1]));
      else this.#piece(piece);
    }
  }

  #piece(piece: Inline): void {
    switch (piece.kind) {
      case "words":
      case "code":
      case "language":
      case "html":
        return this.#say(piece.words);
      case "strong":
      case "emphasis":
      case "deleted":
        return this.#line(piece.children);
      case "link":
        this.#expected.links.push({ url: piece.url, owner: this.#owner });
        return this.#line(piece.children);
      case "address":
        this.#expected.links.push({ url: piece.url, owner: this.#owner });
        return this.#say([piece.url]);
      case "picture":
        return this.#alt(piece.alt);
      default:
        return;
    }
  }

  #alt(all: readonly string[]): void {
    for (const text of all) this.#expected.alts.push({ text, owner: this.#owner });
  }

  /** The first mark of a note brings the note's own words. */
  #mark(note: Note, before: string | undefined): void {
    const known = this.#notes.get(note.name);
    if (known) {
      if (before) known.marks.push(before);
      return;
    }
    const entry = { owner: this.#owner, words: [] as string[], marks: before ? [before] : [] };
    this.#notes.set(note.name, entry);
    this.#expected.notes.push(entry);
    const outside = this.#words;
    this.#words = (text) => entry.words.push(text);
    this.#blocks(note.children);
    this.#words = outside;
  }
}

/** Headings below a value, in order, wherever the tree holds them, but for those of notes, which no contents list. */
function* headingsIn(value: unknown): Generator<Block & { kind: "heading" }> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && value.kind === "note") return;
  if ("kind" in value && value.kind === "heading") yield value as Block & { kind: "heading" };
  for (const child of Object.values(value)) yield* headingsIn(child);
}

/** The words of a line without those of its notes. */
export function wordsOfLine(pieces: readonly Inline[]): string[] {
  return pieces.flatMap((piece) => {
    if ("words" in piece) return piece.words;
    if (piece.kind === "address") return [piece.url];
    return "children" in piece ? wordsOfLine(piece.children) : [];
  });
}

function lastWord(piece: Inline | undefined): string | undefined {
  return piece ? wordsOfLine([piece]).at(-1) : undefined;
}

/** Whether the first thing in blocks is a list, in a quotation or not. */
function beginsWithList([block]: readonly Block[]): boolean {
  return block?.kind === "list" || (block?.kind === "quotation" && beginsWithList(block.children));
}

/** LibreOffice's plain text has the boxes of tasks at the edge, whatever they are set in by. */
function beginsWithTasks([block]: readonly Block[]): boolean {
  return block?.kind === "list" && (block.list === "tasks" || beginsWithTasks(block.items[0] ?? []));
}

/** The word that a reader meets first. */
function firstWord(blocks: readonly Block[]): string | undefined {
  const [block] = blocks;
  if (!block) return undefined;
  if (block.kind === "paragraph" || block.kind === "heading") return wordsOfLine(block.children)[0];
  if (block.kind === "list") return firstWord(block.items[0] ?? []);
  if (block.kind === "quotation") return firstWord(block.children);
  if (block.kind === "code") return block.words[0];
  return undefined;
}
