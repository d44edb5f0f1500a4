import type { ExpectedReading } from "../grammar/expected-reading.ts";
import type { Defect } from "./defects.ts";
import { findWords } from "./find-words.ts";

/** A file's text as it is compared: folded. */
export interface FoldedReading {
  body: string;
  notes: { number: string; text: string }[];
}

/** Each note has its own words in their order, under the number that its marks show. */
export function compareNotes(
  { notes }: Pick<ExpectedReading, "notes">,
  reading: FoldedReading,
  format: string,
): Defect[] {
  const known = notes.flatMap(({ words }) => words);
  // Contents say the same in every note that has them.
  const isOwn = (word: string): boolean => notes.filter(({ words }) => words.includes(word)).length === 1;
  const defects: Defect[] = [];
  for (const { owner, words, marks } of notes) {
    const wrong = (detail: string): void => {
      defects.push({ kind: "note differs", format, owner, detail });
    };
    const own = words.filter(isOwn);
    const holders =
      own.length > 0
        ? reading.notes.filter(({ text }) => own.some((word) => text.includes(word)))
        : wordlessNotes(marks, known.filter(isOwn), reading).slice(0, 1);
    const [holder] = holders;
    if (!holder) {
      defects.push({ kind: "lost", format, owner, detail: `the note “${words.join(" ")}”` });
      continue;
    }
    const found = findWords(holder.text, known).map(({ text }) => text);
    if (holders.length > 1) wrong(`its words stand in ${holders.length} notes`);
    if (found.join(" ") !== words.join(" ")) wrong(`“${found.join(" ")}” instead of “${words.join(" ")}”`);
    for (const mark of marks) {
      const shown = numbersBehind(mark, reading);
      if (!shown.includes(holder.number))
        wrong(`the mark behind ${mark} shows ${shown.join(", ") || "nothing"}, the note is ${holder.number}`);
    }
  }
  return defects;
}

/** Notes without a word of their own, a picture or contents perhaps, with a number that one of these words has behind it. */
function wordlessNotes(
  marks: readonly string[],
  known: readonly string[],
  reading: FoldedReading,
): FoldedReading["notes"] {
  const shown = new Set(marks.flatMap((mark) => numbersBehind(mark, reading)));
  return reading.notes.filter(
    ({ number, text }) => (marks.length === 0 || shown.has(number)) && findWords(text, known).length === 0,
  );
}

/** The numbers right behind a word: contents say a heading's words, too, before it or behind it, but without its marks. */
function numbersBehind(word: string, { body, notes }: FoldedReading): string[] {
  return [body, ...notes.map((note) => note.text)].flatMap((text) =>
    findWords(text, [word]).flatMap(({ end }) => /^\p{N}+/u.exec(text.slice(end))?.[0] ?? []),
  );
}
