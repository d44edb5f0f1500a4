import { CrowdedParagraphs, mostSigns } from "./crowded-paragraphs.ts";

/** Something that a text has more of than anybody writes, and that would take minutes or all memory to read. */
export interface OutOfBounds {
  line: number;
  column: number;
  /** Which bound, as a part of the finding's sentence. */
  reason: string;
  most: number;
}

/** Quotations, lists and blocks within each other. */
const deepest = 100;
/** Pairs of brackets within each other, and elements of HTML that are open at once. */
const mostOpen = 500;
/** Brackets of one paragraph, row or item that nobody closes, as in [0; 5). */
const mostUnclosed = 2_000;
/** Signs of emphasis, and spaces, in one run. */
const longestEmphasis = 500;
const longestSpace = 5_000;
/**
 * Lines with something in them, of which five signs of markup count for one: Word's and the browser's files of so many are made in less
 * than half a minute, before anything is printed. A book of 1,200 pages has half of that.
 */
const mostLines = 60_000;
const signsOfALine = 5;

/** Elements that have no end, or whose end may be left out. */
const endless =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|colgroup|option|optgroup|rp|rt)$/;

/**
 * The first place where a text is deeper, or has longer runs, than can be read in reasonable time. Looks at each sign once or
 * twice, whatever the text is, and does not understand it: the bounds are far beyond what is written by hand or by other programs.
 *
 * @param leaves names of blocks that hold nothing, and so have no end
 */
export function outOfBounds(text: string, leaves: ReadonlySet<string> = new Set()): OutOfBounds | undefined {
  const open = new OpenSigns();
  const crowded = new CrowdedParagraphs();
  const fence = new Fence();
  let blocks = 0;
  let lines = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const at = (column: number, reason: string, most: number): OutOfBounds => {
      return { line: index + 1, column: column + 1, reason, most };
    };
    const depth = depthOf(line);
    const rest = line.slice(depth.end);
    const isCode = fence.holds(line, rest, depth);
    const run = longRun(line, isCode);
    if (run) return at(run.index, run.reason, run.most);
    const words = isCode ? "" : withoutCode(rest);
    if (rest.trim() !== "") lines += 1 + signsIn(words) / signsOfALine;
    if (lines > mostLines) return at(0, "bound-length", mostLines);
    if (isCode) continue;
    if (depth.containers > deepest) return at(0, "bound-nesting", deepest);
    const name = /^:{3,}[ \t]*([A-Za-z][\w-]*)/.exec(rest)?.[1];
    if (name !== undefined && !leaves.has(name)) blocks += 1;
    else if (/^:{3,}[ \t]*$/.test(rest)) blocks = Math.max(0, blocks - 1);
    if (blocks > deepest) return at(depth.end, "bound-nesting", deepest);
    const beyond = open.firstBeyond(words, depth.containers > 0);
    if (beyond) return at(depth.end + beyond.index, beyond.reason, beyond.most);
    const crowd = crowded.firstBeyond({ rest: words, items: depth.items });
    if (crowd !== undefined) return at(depth.end + crowd, "bound-signs", mostSigns);
  }
  return undefined;
}

/** Whether lines are code between fences (CommonMark §4.5); one in a list or a quotation ends with it at the latest. */
class Fence {
  #sign = "";
  #column = 0;

  holds(line: string, rest: string, { containers, end }: { containers: number; end: number }): boolean {
    const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0] ?? "";
    const margin = /^[\s>]*/.exec(line)?.[0].length ?? 0;
    if (this.#sign !== "" && margin < this.#column && line.trim() !== "") this.#sign = "";
    if (this.#sign === "") {
      this.#sign = fence;
      this.#column = containers > 0 ? end : 0;
      return fence !== "";
    }
    if (fence.startsWith(this.#sign) && rest.trim() === fence) this.#sign = "";
    return true;
  }
}

function signsIn(words: string): number {
  return words.match(/[*_~]+|[[\]<&|`@]/g)?.length ?? 0;
}

const space = /[ \t\u00a0]/;
const emphasis = /[*_~]/;

function longRun(line: string, isCode: boolean): { index: number; reason: string; most: number } | undefined {
  if (line.length <= longestEmphasis) return undefined;
  let length = 0;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    const isMore = sign === line[index - 1] || (space.test(sign) && space.test(line.charAt(index - 1)));
    length = isMore ? length + 1 : 1;
    if (length > longestSpace && space.test(sign))
      return { index, reason: "bound-spaces", most: longestSpace };
    if (length === longestEmphasis + 1 && !isCode && emphasis.test(sign) && !standsAlone(line, index, length))
      return { index, reason: "bound-emphasis", most: longestEmphasis };
  }
  return undefined;
}

/** A run with space on both sides emphasises nothing: it is a line to write on, or drawn as one. */
function standsAlone(line: string, index: number, length: number): boolean {
  const sign = line.charAt(index);
  let end = index;
  while (line[end] === sign) end += 1;
  return /^\s?$/.test(line.charAt(index - length)) && /^\s?$/.test(line.charAt(end));
}

/** How many quotations and lists begin a line, counting two columns before the last of them for one, and where its words begin. */
function depthOf(line: string): { containers: number; end: number; items: string[] } {
  const items: string[] = [];
  // A line that is drawn, “* * *”.
  if (/^ {0,3}([-*_])[ \t]*\1[ \t]*\1(?:[ \t]|\1)*$/.test(line)) return { containers: 0, end: 0, items };
  let containers = 0;
  let columns = 0;
  let end = 0;
  for (const match of line.matchAll(/([ \t]*)(>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))|[ \t]*(?=[^ \t])/gy)) {
    const [all, space = "", mark] = match;
    end = match.index + all.length;
    if (mark === undefined) break;
    containers += 1;
    if (mark !== ">") items.push(mark);
    columns += space.length;
  }
  return { containers: containers + (containers > 0 ? Math.floor(columns / 2) : 0), end, items };
}

/** Elements that go on behind a blank line; of all others a paragraph, an item or a row is the end. */
const lasting =
  /^(?:address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|header|main|nav|ol|pre|section|table|ul)$/;

/** Brackets and elements that are open where a paragraph is being read. */
class OpenSigns {
  /** For each open bracket, how many pairs are within each other behind it. */
  #brackets: number[] = [];
  #inline = 0;
  #lasting = 0;

  firstBeyond(
    words: string,
    beginsItem: boolean,
  ): { index: number; reason: string; most: number } | undefined {
    if (beginsItem || /^(?:\s*$|\|)/.test(words)) {
      this.#brackets = [];
      this.#inline = 0;
    }
    const index = this.#readBrackets(words);
    if (index !== undefined) return { index, reason: "bound-brackets", most: mostOpen };
    for (const { 1: closing, 2: name = "", 3: end = "", index } of words.matchAll(tag)) {
      if (end === "/" || endless.test(name.toLowerCase())) continue;
      const step = closing ? -1 : 1;
      if (lasting.test(name.toLowerCase())) this.#lasting = Math.max(0, this.#lasting + step);
      else this.#inline = Math.max(0, this.#inline + step);
      if (this.#lasting + this.#inline > mostOpen) return { index, reason: "bound-elements", most: mostOpen };
    }
    return undefined;
  }

  #readBrackets(line: string): number | undefined {
    for (let index = 0; index < line.length; index += 1) {
      const sign = line[index];
      if (sign === "\\") index += 1;
      else if (sign === "[") this.#brackets.push(0);
      else if (sign === "]" && this.#brackets.length > 0) {
        const pairs = (this.#brackets.pop() ?? 0) + 1;
        const around = this.#brackets.length - 1;
        if (around >= 0) this.#brackets[around] = Math.max(pairs, this.#brackets[around] ?? 0);
        if (pairs > mostOpen) return index;
      }
      if (this.#brackets.length > mostUnclosed) return index;
    }
    return undefined;
  }
}

/** A tag, also one whose end is on the next line; an address (`<a@example.org>`) is none. */
const tag = /<(\/?)([A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*?)?(\/?)(?:>|$)/g;

/** A line with nothing in its pieces of code. */
function withoutCode(line: string): string {
  if (!line.includes("`")) return line;
  const fences = [...line.matchAll(/`+/g)];
  let plain = "";
  let from = 0;
  for (const [at, { 0: fence, index }] of fences.entries()) {
    if (index < from) continue;
    // Signs of another length are within; one that nobody ends is a sign.
    const end = fences.slice(at + 1, at + 50).find(([other]) => other === fence);
    if (!end) continue;
    plain += line.slice(from, index) + " ".repeat(end.index + fence.length - index);
    from = end.index + fence.length;
  }
  return plain + line.slice(from);
}
