import type { Element, ElementContent, Root } from "hast";
import { countsOn, type Enumerator, enumeratorOf } from "../document/enumerator.ts";
import { element, text, textOf, visitElements } from "../document/tree.ts";

/** A paragraph that begins with a number of its own. */
interface Clause {
  paragraph: Element;
  enumerator: Enumerator;
  level: number;
  /** One before or behind it has the number before or behind. */
  isProven: boolean;
}

/** The deepest level that is set further in. */
const deepest = 4;

/**
 * Paragraphs of legal texts that bring their own numbers hang: “(1)”, below it “a)”, below that “aa)”, each level further in than the
 * one before. A number proves itself by its neighbour, one without the other is words. `dataLevel` counts from 1, and the number
 * stands in a span of kind `clause-number`, with the space behind it.
 */
export function hangClauses(root: Root): void {
  hang(root);
  visitElements(root, hang);
}

function hang(parent: Root | Element): void {
  let clauses: Clause[] = [];
  let open: Clause[] = [];
  const settle = (): void => {
    let above: Clause[] = [];
    for (const clause of clauses) {
      if (clause.isProven) setHanging(clause, shownLevel(clause, above));
      above = openBehind(above, clause);
    }
    clauses = [];
    open = [];
  };
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== "element") continue;
    if (/^h[1-6]$/.test(child.tagName)) settle();
    // An item's first line hangs by the number of the list.
    const isItems = parent.type === "element" && parent.tagName === "li" && index === 0;
    if (child.tagName !== "p" || isItems) continue;
    const words = textOf(child);
    const article = /^\s*(?:\p{L}{1,8}\.?|§{1,2})\s*\p{Nd}+\p{L}?[.)]?\s+(?=\()/u.exec(words);
    if (article) settle();
    const enumerator = enumeratorOf(article ? words.slice(article[0].length) : words);
    const clause = enumerator && clauseOf(open, child, enumerator);
    if (!clause) continue;
    clauses.push(clause);
    open = openBehind(open, clause);
  }
  settle();
}

/** Finds the level that a number belongs to: one that it counts on from, else a new one below the last. */
function clauseOf(open: readonly Clause[], paragraph: Element, enumerator: Enumerator): Clause | undefined {
  for (const last of open.toReversed()) {
    if (!last.enumerator.readings.some((one) => enumerator.readings.some((next) => countsOn(one, next))))
      continue;
    last.isProven = true;
    return { paragraph, enumerator, level: last.level, isProven: true };
  }
  if (!enumerator.readings.some(({ isFirst }) => isFirst)) return undefined;
  return { paragraph, enumerator, level: (open.at(-1)?.level ?? 0) + 1, isProven: false };
}

/** The last clause of each level that still counts on behind `clause`, the deepest last. */
function openBehind(open: readonly Clause[], clause: Clause): Clause[] {
  return [...open.filter(({ level }) => level < clause.level), clause];
}

/** Levels above whose number turned out to be words don't count. */
function shownLevel({ level }: Clause, open: readonly Clause[]): number {
  const above = open.filter((clause) => clause.level < level && clause.isProven);
  return Math.min(above.length + 1, deepest);
}

function setHanging({ paragraph, enumerator }: Clause, level: number): void {
  const [first, ...others] = paragraph.children;
  if (first?.type !== "text") return;
  const number = enumerator.text;
  const start = first.value.indexOf(number);
  const [space = ""] = /^\s*/.exec(first.value.slice(start + number.length)) ?? [];
  if (first.value.slice(0, start).trim() !== "" || space === "") return;
  const rest: ElementContent[] = [text(first.value.slice(start + number.length + space.length)), ...others];
  paragraph.properties.dataLevel = String(level);
  paragraph.children = [
    element("span", { dataRole: "span", dataKind: "clause-number" }, [text(`${number} `)]),
    ...rest,
  ];
}
