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
  const defects: Defect[] = [];
  for (const { owner, words, marks } of notes) {
    const wrong = (detail: string): void => {
      defects.push({ kind: "note differs", format, owner, detail });
    };
    const holders = reading.notes.filter(({ text }) => words.some((word) => text.includes(word)));
    const [holder] = holders;
    if (!holder) {
      defects.push({ kind: "lost", format, owner, detail: `the note “${words.join(" ")}”` });
      continue;
    }
    const found = findWords(holder.text, known).map(({ text }) => text);
    if (holders.length > 1) wrong(`its words stand in ${holders.length} notes`);
    if (found.join(" ") !== words.join(" ")) wrong(`“${found.join(" ")}” instead of “${words.join(" ")}”`);
    for (const mark of marks) {
      const shown = numberBehind(mark, reading);
      if (shown !== holder.number)
        wrong(`the mark behind ${mark} shows ${shown}, the note is ${holder.number}`);
    }
  }
  return defects;
}

/** The number right behind a word; headings stand in contents first, so the last place counts. */
function numberBehind(word: string, { body, notes }: FoldedReading): string | undefined {
  for (const text of [body, ...notes.map((note) => note.text)]) {
    const at = text.lastIndexOf(word);
    if (at >= 0) return /^\p{N}+/u.exec(text.slice(at + word.length))?.[0];
  }
  return undefined;
}
