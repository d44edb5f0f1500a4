import type { Planted } from "../grammar/expected-reading.ts";
import type { Defect } from "./defects.ts";
import type { Met } from "./find-words.ts";

/** How strictly a text is compared. */
export interface Strictness {
  format: string;
  /** Whether the words have to stand in the order of the source. */
  inOrder: boolean;
  /** Words that may stand there more often than expected. */
  repeated: ReadonlySet<string>;
}

/** Words that are lost, doubled or in another place than the source has them. */
export function compareBody(
  expected: readonly Planted[],
  met: readonly Met[],
  { format, inOrder, repeated }: Strictness,
): Defect[] {
  const defects: Defect[] = [];
  const wanted = Map.groupBy(expected, ({ text }) => text);
  const found = Map.groupBy(met, ({ text }) => text);
  for (const [text, places] of wanted) {
    const times = found.get(text)?.length ?? 0;
    const owner = places.at(-1)?.owner;
    if (times < places.length) defects.push({ kind: "lost", format, owner, detail: text });
    else if (times > places.length && !repeated.has(text))
      defects.push({ kind: "doubled", format, owner, detail: text });
  }
  if (inOrder) defects.push(...compareOrder(expected, met, format));
  return defects;
}

/** The words that have to be moved to get the order of the source; those lost or doubled are left out. */
function compareOrder(expected: readonly Planted[], met: readonly Met[], format: string): Defect[] {
  const places = new Map<string, number[]>();
  for (const [index, { text }] of expected.entries()) places.set(text, [...(places.get(text) ?? []), index]);
  const counts = new Map<string, number>();
  for (const { text } of met) counts.set(text, (counts.get(text) ?? 0) + 1);
  const order = met
    .filter(({ text }) => counts.get(text) === places.get(text)?.length)
    .map(({ text }) => places.get(text)?.shift() ?? 0);
  const kept = new Set(longestRising(order));
  return order
    .filter((index) => !kept.has(index))
    .map((index) => ({
      kind: "moved" as const,
      format,
      owner: expected[index]?.owner,
      detail: `${expected[index]?.text} stands elsewhere`,
    }));
}

/** The longest subsequence of rising numbers. */
function longestRising(numbers: readonly number[]): number[] {
  // Where the best subsequence of each length ends, and what stands before each number in its own.
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const [index, number] of numbers.entries()) {
    let length = ends.findIndex((end) => (numbers[end] ?? 0) >= number);
    if (length < 0) length = ends.length;
    before.set(index, ends[length - 1]);
    ends[length] = index;
  }
  const result: number[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before.get(index))
    result.push(numbers[index] ?? 0);
  return result.reverse();
}
