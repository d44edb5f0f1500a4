/**
 * Runs of signs that one paragraph may have, counted as emphasis: a bracket is half of one, what may begin a comment two. The parser looks back
 * from each such sign to those before it, so that twice as many take four times as long; here it takes about a second.
 */
export const mostSigns = 5_000;
/** The same for a text, in squares: seconds, and ten times what a book has. */
const mostOfAll = 10 * mostSigns ** 2;

/** What a line is, as far as it decides where paragraphs end. */
export interface LineStart {
  /** The line behind the signs of quotations and lists. */
  rest: string;
  /** The signs of lists before that, `-` or `12.`. */
  items: readonly string[];
}

/** Counts what makes a paragraph slow to read, line by line. Each cell of a table and each item is a paragraph of its own. */
export class CrowdedParagraphs {
  #signs = 0;
  #spent = 0;
  #last: LineStart = { rest: "", items: [] };
  #isTable = false;

  /** The place in the line's rest where there are too many. */
  firstBeyond(line: LineStart): number | undefined {
    const { rest } = line;
    const kind = this.#kindOf(line);
    this.#isTable = kind === "delimiter" || (this.#isTable && kind !== "blank");
    const isOwn = this.#isTable || kind !== "words";
    if (isOwn) this.#end();
    this.#last = line;
    if (kind === "blank" || kind === "delimiter") return undefined;
    for (const { 0: sign, index } of rest.matchAll(/\\.|\*+|_+|~+|[[\]]|(?<!^)<[!?]|\|/gs)) {
      if (sign === "|" && this.#isTable) this.#end();
      this.#signs += weightOf(sign);
      if (this.#signs > mostSigns || this.#spent + this.#signs ** 2 > mostOfAll) return index;
    }
    if (kind === "heading") this.#end();
    return undefined;
  }

  #kindOf(line: LineStart): "blank" | "delimiter" | "heading" | "block" | "words" {
    const rest = line.rest.trim();
    // A line that is drawn ends a paragraph and holds nothing.
    if (rest === "" || /^([-*_])(?:[ \t]*\1){2,}$/.test(rest)) return "blank";
    if (rest.includes("|") && /^[|:\- \t]+$/.test(rest) && columnsOf(rest) === columnsOf(this.#last.rest))
      return "delimiter";
    if (/^#{1,6}[ \t]/.test(rest)) return "heading";
    // A number other than 1 begins a list only where one has begun (CommonMark §5.2).
    const begins = line.items.some((item) => !/^\d/.test(item) || Number.parseInt(item, 10) === 1);
    const isItem = begins || (line.items.length > 0 && this.#last.items.length > 0);
    return isItem || /^(?:<[!?]|={1,}$|-{1,2}$)/.test(rest) ? "block" : "words";
  }

  #end(): void {
    this.#spent += this.#signs ** 2;
    this.#signs = 0;
  }
}

function weightOf(sign: string): number {
  if (sign.startsWith("<")) return 2;
  if (sign === "[" || sign === "]") return 0.5;
  return sign === "|" || sign.startsWith("\\") ? 0 : 1;
}

function columnsOf(row: string): number {
  const inner = row.trim().replace(/^\||\|$/g, "");
  return [...inner.matchAll(/\\.|\|/gs)].filter(([sign]) => sign === "|").length;
}
