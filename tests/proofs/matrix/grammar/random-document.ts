import {
  type Block,
  type BoxName,
  type Document,
  type Inline,
  type Section,
  words,
} from "./document-tree.ts";
import { linePieces, note } from "./line-pieces.ts";
import { htmlBlocks, matrixBlocks, standingBlocks } from "./matrix-blocks.ts";
import { type Language, Planter } from "./planted-words.ts";
import type { SeededRandom } from "./seeded-random.ts";

/** Boxes and lists in each other stand so deep at most. */
const deepest = 3;

/** A document that nobody would write, of everything that the grammar has; the same seed gives the same. */
export function randomDocument(
  name: string,
  { template, lang }: { template: string; lang: Language },
  random: SeededRandom,
): Document {
  const planter = new Planter(lang, random);
  const isFold = template.startsWith("leaflet");
  const traits = { allowHtml: random.chance(0.15), withRecipients: random.chance(0.15) };
  const maker = new Maker(planter, traits);
  const count = isFold ? 1 + random.below(2) : 1 + random.below(5);
  return {
    name,
    lang,
    template,
    ...traits,
    title: maker.headingWords(),
    part: isFold
      ? "text"
      : random.pick(["text", "text", "text", "text", "text", "text", "annex", "cover-letter"]),
    partTitle: planter.words(2),
    withContents: !isFold && random.chance(0.3),
    sections: Array.from({ length: count }, (_, index) => maker.section(index)),
  };
}

class Maker {
  readonly #planter: Planter;
  readonly #random: SeededRandom;
  /** Names of blocks and pieces that this document may have. */
  readonly #blocks: string[];
  readonly #pieces: (keyof typeof linePieces)[];
  /** Words of headings so far, for headings that are equal. */
  readonly #headings: string[][] = [];

  constructor(
    planter: Planter,
    { allowHtml, withRecipients }: Pick<Document, "allowHtml" | "withRecipients">,
  ) {
    this.#planter = planter;
    this.#random = planter.random;
    const isAllowed = (name: string): boolean =>
      (allowHtml || !htmlBlocks.includes(name)) && (withRecipients || !/^(?:when|unless) /.test(name));
    this.#blocks = Object.keys(standingBlocks).filter((name) => isAllowed(name) && name !== "panel");
    this.#pieces = (Object.keys(linePieces) as (keyof typeof linePieces)[]).filter(isAllowed);
  }

  section(index: number): Section {
    const level = index === 0 || this.#random.chance(0.6) ? 2 : 3;
    // A first heading that repeats the title is left out, and rightly.
    const children: Inline[] = [words(...(index === 0 ? this.#planter.words(2) : this.headingWords()))];
    if (this.#random.chance(0.15)) children.push(...this.#piece(), words(this.#planter.word()));
    return {
      owner: String(index + 1),
      blocks: [{ kind: "heading", level, children }, ...this.#some(1 + this.#random.below(4), deepest)],
    };
  }

  /** New words, those of another heading, or words that end in a number. */
  headingWords(): string[] {
    const known = this.#headings.length > 0 && this.#random.chance(0.15);
    const own = known ? this.#random.pick(this.#headings) : this.#planter.words(1 + this.#random.below(3));
    if (!known) this.#headings.push(own);
    return this.#random.chance(0.2) ? [...own, this.#random.pick(["2026", "1", "3.2"])] : own;
  }

  #some(count: number, depth: number): Block[] {
    const blocks: Block[] = [];
    for (let made = 0; made < count; made += 1)
      for (const block of this.#block(depth)) {
        // Two lists, one behind the other, are one list in Markdown.
        if (isList(blocks.at(-1)) && isList(block)) blocks.push(this.#paragraph());
        blocks.push(block);
      }
    return blocks;
  }

  #block(depth: number): Block[] {
    const chance = this.#random.next();
    if (chance < 0.3) return [this.#paragraph()];
    if (chance < 0.6 && depth > 0) return [this.#holder(depth - 1)];
    const maker = matrixBlocks.get(this.#random.pick(this.#blocks));
    return maker && "standing" in maker ? maker.standing(this.#planter) : [this.#paragraph()];
  }

  #holder(depth: number): Block {
    const inner = (): Block[] => this.#some(1 + this.#random.below(2), depth);
    const pick = this.#random.pick([
      "list",
      "list",
      "tasks",
      "quotation",
      "box",
      "terms",
      "table",
      "definitions",
    ]);
    switch (pick) {
      case "list":
        return {
          kind: "list",
          list: this.#random.pick(["bullets", "numbers"]),
          start: this.#random.pick([1, 1, 1, 5]),
          items: this.#times(3, () => (this.#random.chance(0.8) ? [this.#paragraph(), ...inner()] : inner())),
        };
      case "tasks":
        return {
          kind: "list",
          list: "tasks",
          start: 1,
          items: this.#times(3, () => [this.#paragraph(), ...inner()]),
        };
      case "quotation":
        return { kind: "quotation", children: inner() };
      case "terms":
        return {
          kind: "terms",
          name: this.#random.pick(["figures", "cards", "timeline"]),
          items: this.#times(3, () => ({
            term: [words(this.#planter.word())],
            rest: this.#line(),
            more: this.#random.chance(0.3) ? inner() : [],
          })),
        };
      case "table":
        return this.#table();
      case "definitions":
        return {
          kind: "definitions",
          entries: this.#times(2, () => ({
            term: this.#line(),
            definitions: this.#times(2, () => this.#line()),
          })),
        };
      default:
        return this.#box(inner());
    }
  }

  #box(children: Block[]): Block {
    const name: BoxName = this.#random.pick(["callout", "callout", "columns", "contact"]);
    const attributes = name === "callout" ? `kind=${this.#random.pick(["summary", "warning", "note"])}` : "";
    const title = name === "callout" && this.#random.chance(0.5) ? this.#planter.words(2) : [];
    return { kind: "box", name, attributes, title, children };
  }

  #table(): Block {
    const columns = 1 + this.#random.below(5);
    const row = (): Inline[][] => Array.from({ length: columns }, () => this.#line());
    return {
      kind: "table",
      rows: [row(), ...this.#times(4, row)],
      caption: this.#random.chance(0.4) ? this.#line() : [],
    };
  }

  #paragraph(): Block {
    const children = this.#line();
    while (this.#random.chance(0.3)) children.push(...this.#line());
    return { kind: "paragraph", children };
  }

  /** Words, and something among them at times. A line begins and ends with words. */
  #line(): Inline[] {
    const pieces: Inline[] = [words(...this.#planter.words(1 + this.#random.below(4)))];
    if (this.#random.chance(0.35)) pieces.push(...this.#piece(), words(this.#planter.word()));
    return pieces;
  }

  #piece(): Inline[] {
    const chance = this.#random.next();
    if (chance < 0.1 && this.#planter.lang !== "ar") return [words(this.#planter.name())];
    if (chance < 0.2) return [note(this.#planter, this.#inNote())];
    return linePieces[this.#random.pick(this.#pieces)](this.#planter);
  }

  /** Nobody cites a note that says nothing. */
  #inNote(): Block[] {
    const blocks = this.#some(1 + this.#random.below(2), 1);
    const isSilent = blocks.every(({ kind }) => kind === "leaf" || kind === "rule" || kind === "qr");
    return isSilent ? [this.#paragraph(), ...blocks] : blocks;
  }

  #times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: 1 + this.#random.below(most) }, make);
  }
}

function isList(block: Block | undefined): boolean {
  return block?.kind === "list" || block?.kind === "typed-bullets";
}
