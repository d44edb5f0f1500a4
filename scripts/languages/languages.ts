import * as records from "./index.ts";
import type { Language } from "./language.ts";

/** Every language that Dipla knows, by its tag. An entry that lacks a fact, or is no record, does not compile. */
export const languages: Readonly<Record<string, Language>> = { ...records };

/** The record of a tag's language (`de-AT` → German); undefined for languages whose text is built as it is written. */
export function languageOf(tag: string): Language | undefined {
  const primary = primaryTag(tag);
  return Object.hasOwn(languages, primary) ? languages[primary] : undefined;
}

/** The first subtag: `sr` of `sr-Latn-RS`. */
export function primaryTag(tag: string): string {
  return tag.split("-")[0] ?? tag;
}
