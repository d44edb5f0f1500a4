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
/** Brackets, and elements of HTML, that are open at once in one paragraph. */
const mostOpen = 500;
/** Signs of emphasis, and spaces, in one run. */
const longestEmphasis = 500;
const longestSpace = 5_000;

/** Elements that have no end, or whose end may be left out. */
const endless =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|colgroup|option|optgroup|rp|rt)$/;

/**
 * The first place where a text is deeper, or has longer runs, than can be read in reasonable time. Looks at each sign once or
 * twice, whatever the text is, and does not understand it: the bounds are far beyond what is written by hand or by other programs.
 */
export function outOfBounds(text: string): OutOfBounds | undefined {
  const paragraph = new OpenSigns();
  let blocks = 0;
  let inCode = false;
  for (const [index, line] of text.split("\n").entries()) {
    const at = (column: number, reason: string, most: number): OutOfBounds => {
      return { line: index + 1, column: column + 1, reason, most };
    };
    const run = longRun(line);
    if (run) return at(run.index, run.reason, run.most);
    const depth = depthOf(line);
    const rest = line.slice(depth.end);
    if (/^(?:`{3}|~{3})/.test(rest)) inCode = !inCode;
    if (inCode) continue;
    if (depth.containers > deepest) return at(0, "bound-nesting", deepest);
    if (/^:{3,}[ \t]*[A-Za-z]/.test(rest)) blocks += 1;
    else if (/^:{3,}[ \t]*$/.test(rest)) blocks = Math.max(0, blocks - 1);
    if (blocks > deepest) return at(depth.end, "bound-nesting", deepest);
    const open = paragraph.firstBeyond(rest);
    if (open) return at(depth.end + open.index, open.reason, mostOpen);
  }
  return undefined;
}

const space = /[ \t\u00a0]/;
const emphasis = /[*_~]/;

function longRun(line: string): { index: number; reason: string; most: number } | undefined {
  if (line.length <= longestEmphasis) return undefined;
  let length = 0;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    const isMore = sign === line[index - 1] || (space.test(sign) && space.test(line.charAt(index - 1)));
    length = isMore ? length + 1 : 1;
    if (length > longestSpace && space.test(sign))
      return { index, reason: "bound-spaces", most: longestSpace };
    // A line of nothing else is drawn as a line.
    if (length > longestEmphasis && emphasis.test(sign) && !/^([*_~])\1*$/.test(line.trim()))
      return { index, reason: "bound-emphasis", most: longestEmphasis };
  }
  return undefined;
}

/** How many quotations and lists begin a line, counting two columns before the last of them for one, and where its words begin. */
function depthOf(line: string): { containers: number; end: number } {
  let containers = 0;
  let columns = 0;
  let end = 0;
  for (const match of line.matchAll(/([ \t]*)(>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))|[ \t]*(?=[^ \t])/gy)) {
    const [all, space = "", mark] = match;
    end = match.index + all.length;
    if (mark === undefined) break;
    containers += 1;
    columns += space.length;
  }
  return { containers: containers + (containers > 0 ? Math.floor(columns / 2) : 0), end };
}

/** Brackets and elements that are open where a paragraph is being read; a blank line ends it. */
class OpenSigns {
  #brackets = 0;
  #elements = 0;

  firstBeyond(line: string): { index: number; reason: string } | undefined {
    if (line.trim() === "") this.#brackets = 0;
    for (let index = 0; index < line.length; index += 1) {
      const sign = line[index];
      if (sign === "\\") index += 1;
      else if (sign === "[") this.#brackets += 1;
      else if (sign === "]") this.#brackets = Math.max(0, this.#brackets - 1);
      if (this.#brackets > mostOpen) return { index, reason: "bound-brackets" };
    }
    if (!line.includes("<")) return undefined;
    for (const { 1: closing, 2: name = "", index } of line.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9]*)/g)) {
      if (endless.test(name.toLowerCase())) continue;
      this.#elements = Math.max(0, this.#elements + (closing ? -1 : 1));
      if (this.#elements > mostOpen) return { index, reason: "bound-elements" };
    }
    return undefined;
  }
}
