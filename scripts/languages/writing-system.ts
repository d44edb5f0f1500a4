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

function recordOfBareTag(tag: string): ReturnType<typeof languageOf> {
  return tag.includes("-") ? undefined : languageOf(tag);
}

function localeOf(tag: string): Locale | undefined {
  if (!isLanguageTag(tag)) return undefined;
  const locale: Locale = new Intl.Locale(tag);
  return locale.maximize();
}
