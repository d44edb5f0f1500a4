/** A tag in its canonical letter case, however it is written (`zh_hans`, `EN-gb`); what is no tag stays as it is. */
export function canonicalTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? tag;
  } catch {
    // Not well-formed: `isLanguageTag` says so.
    return tag;
  }
}

/** True for a well-formed BCP 47 tag that is written in its canonical letter case (`bg`, `en-GB`). */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    // Intl throws a RangeError for anything malformed; that is the answer, not a fault.
    return false;
  }
}
