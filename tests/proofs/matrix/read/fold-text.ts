/**
 * Text as it is compared: letters, marks and digits alone, small letters by the rules of the language. Line ends stay,
 * where the reader of a format puts them between blocks.
 */
export function foldText(text: string, lang: string): string {
  return text
    .normalize("NFC")
    .toLocaleLowerCase(lang)
    .replace(/[^\p{L}\p{N}\p{M}\n]+/gu, "");
}

/** The same for what was laid out on pages: words may be divided, and marks of Arabic are painted anywhere. */
export function foldPageText(text: string, lang: string): string {
  return foldText(text, lang).replace(/[\n\p{M}]+/gu, "");
}

/** Poppler turns the letters of lam with alef about, in the files of all programs: here they stand in one order wherever they meet. */
export function sortLigatures(text: string): string {
  return text.replace(/[\u0622\u0623\u0625\u0627\u0644]{2,}/g, (letters) => [...letters].sort().join(""));
}
