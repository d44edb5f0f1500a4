/** Selectors of how a sign is drawn count as marks in Unicode, and are none. */
const marked = /[^\p{M}\p{C}\p{Z}][\p{Mn}--\p{Default_Ignorable_Code_Point}]+/gv;

/**
 * The signs of a text that have marks of their own, such as ≧̸: both have to be of one font, which a font for each does not tell. What
 * Unicode has as one sign is left out, since programs put it together (Unicode Standard Annex #15).
 */
export function markedSigns(text: string): string[] {
  return [...text.matchAll(marked)]
    .map(([sign]) => sign)
    .filter((sign) => [...sign.normalize("NFC")].length > 1);
}

/** True for one sign with marks, as `markedSigns` finds them. */
export function isMarked(sign: string): boolean {
  return /^[^\p{M}\p{C}\p{Z}][\p{Mn}--\p{Default_Ignorable_Code_Point}]+$/v.test(sign);
}
