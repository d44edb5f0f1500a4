/** A word of the document that was met in a text. */
export interface Met {
  text: string;
  at: number;
  end: number;
}

/** All places of planted words in a folded text, in order. Words are unlike enough that none is a part of another. */
export function findWords(text: string, words: Iterable<string>): Met[] {
  const met: Met[] = [];
  for (const word of words) {
    if (word === "") continue;
    // A word that repeats itself may seem to begin with the end of its neighbour.
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      met.push({ text: word, at, end: at + word.length });
  }
  met.sort((one, other) => one.at - other.at || other.end - one.end);
  // Others begin in a word only by chance: in an address, or where the letters of two neighbours make up a third.
  let end = 0;
  return met.filter((one) => {
    const isOwn = one.at >= end;
    if (isOwn) end = one.end;
    return isOwn;
  });
}
