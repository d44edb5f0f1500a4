/** True for a well-formed BCP 47 tag that is written in its canonical letter case (`bg`, `en-GB`). */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    // Intl throws a RangeError for anything malformed; that is the answer, not a fault.
    return false;
  }
}
