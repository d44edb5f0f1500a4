import { isLanguageTag } from "../document/language-tag.ts";
import { languageOf } from "./languages.ts";

/** What `Intl.Locale` says of a language's writing: a method from Node 24 on, a property before. */
interface Locale {
  readonly script?: string | undefined;
  maximize(): Locale;
  getTextInfo?(): TextInfo;
  readonly textInfo?: TextInfo;
}

interface TextInfo {
  direction?: string | undefined;
}

/**
 * Writing direction of a language. Records know their own; a tag that says more than its language (`az-Arab`, `pa-PK`) and languages
 * without a record are looked up in CLDR, as Node brings it.
 */
export function direction(tag: string): "ltr" | "rtl" {
  const record = recordOfBareTag(tag);
  if (record) return record.direction;
  const locale = localeOf(tag);
  const info = locale?.getTextInfo?.() ?? locale?.textInfo;
  return info?.direction === "rtl" ? "rtl" : "ltr";
}

/** The script (ISO 15924) that a language is usually written in; undefined when CLDR does not know the language. */
export function scriptOf(tag: string): string | undefined {
  return scriptsOf(tag)[0];
}

/**
 * All scripts that a language's text may be written in, the usual one first; none when CLDR does not know the language. Japanese
 * and Korean have one script in ISO 15924 (`Jpan`, `Kore`) that stands for several.
 */
export function scriptsOf(tag: string): readonly string[] {
  const record = recordOfBareTag(tag);
  if (record) return record.scripts;
  const script = localeOf(tag)?.script;
  return script === undefined ? [] : [script];
}

/** Scripts whose letters hang together at a line or a stroke: they are never spaced. Arabic and Hebrew have themes of their own. */
const joined = new Set(["Adlm", "Beng", "Deva", "Guru", "Mong", "Nkoo", "Syrc"]);

/** Whether the letters of a language's script are joined, so that nothing may be set between them. */
export function isJoined(tag: string): boolean {
  return joined.has(scriptOf(tag) ?? "");
}

/** Scripts that Word sets as “complex” beside those from right to left (ISO/IEC 29500-1 §17.3.2.26). */
const complex = new Set(
  "Beng Deva Gujr Guru Khmr Knda Laoo Mlym Mymr Orya Sinh Taml Telu Thai Tibt".split(" "),
);

/** Which of Word's three kinds of text a language is written in: each has its own font and language. */
export function wordScript(tag: string): "latin" | "east-asian" | "complex" {
  const script = scriptOf(tag) ?? "";
  if (direction(tag) === "rtl" || complex.has(script)) return "complex";
  return /^(?:Jpan|Kore|Han[stib]|Bopo)$/.test(script) ? "east-asian" : "latin";
}

function recordOfBareTag(tag: string): ReturnType<typeof languageOf> {
  return tag.includes("-") ? undefined : languageOf(tag);
}

function localeOf(tag: string): Locale | undefined {
  if (!isLanguageTag(tag)) return undefined;
  const locale: Locale = new Intl.Locale(tag);
  return locale.maximize();
}
