/**
 * The longest word in a table of the loaded page, up to 60 characters of it, and the cell that it stands in.
 *
 * Runs in the page, where it knows nothing else of this program.
 */
export function widestWord(table: Element): { text: string; cell: Element } | undefined {
  const words = [...table.querySelectorAll("th, td")].flatMap((cell) =>
    (cell.textContent ?? "").split(/[\s\u00a0]+/).map((text) => ({ text, cell })),
  );
  const longest = words.reduce((known, word) => (word.text.length > known.text.length ? word : known), {
    text: "",
    cell: table,
  });
  return longest.text === "" ? undefined : { ...longest, text: longest.text.slice(0, 60) };
}
