/** True for a well-formed BCP 47 tag that is written in its canonical letter case (`bg`, `en-GB`). */
export function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(-|$)/.test(tag) && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    // Intl throws a RangeError for anything malformed; that is the answer, not a fault.
    return false;
  }
}

/** Primary languages that are written from right to left. */
const rightToLeft = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** Writing direction of a language. */
export function direction(lang: string): "ltr" | "rtl" {
  return rightToLeft.has(lang.split("-")[0] ?? "") ? "rtl" : "ltr";
}

const scripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["ar", "fa", "ps", "ur", "ckb", "sd", "ug"].map((lang) => [lang, "Arab"])),
  ...Object.fromEntries(["he", "yi"].map((lang) => [lang, "Hebr"])),
};

/** The script (ISO 15924) of languages that need other fonts than Latin and Cyrillic ones do; undefined for all others. */
export function scriptOf(lang: string): string | undefined {
  return scripts[lang.split("-")[0] ?? ""];
}
