import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { type HyphenModule, hyphenationFile } from "./hyphenation-file.ts";

/** A language that words can be divided in. */
export interface Hyphenation {
  /** Chromium's name of the dictionary file. */
  file: string;
  /** npm `hyphen`'s pattern module. */
  patterns: string;
  /** Every letter of the language; a word with any other is not divided. */
  letters: string;
  /** A word that has to break, to find out whether the browser divides words at all. */
  probe: string;
}

const latin = "abcdefghijklmnopqrstuvwxyz";

/** By BCP 47 tag or its first part. */
const languages: Readonly<Record<string, Hyphenation>> = {
  bg: { file: "bg", patterns: "bg", letters: "абвгдежзийклмнопрстуфхцчшщъьюяѝ", probe: "международната" },
  en: { file: "en-us", patterns: "en-us", letters: latin, probe: "international" },
  "en-GB": { file: "en-gb", patterns: "en-gb", letters: latin, probe: "international" },
  de: { file: "de-1996", patterns: "de-1996", letters: `${latin}äöüß`, probe: "Zusammenarbeit" },
  fr: { file: "fr", patterns: "fr", letters: `${latin}àâæçèéêëîïôœùûüÿ'’`, probe: "internationale" },
  ru: { file: "ru", patterns: "ru", letters: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", probe: "международная" },
  uk: { file: "uk", patterns: "uk", letters: "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’", probe: "міжнародна" },
};

/** How words of a language are divided; undefined for languages without patterns. */
export function hyphenationOf(lang: string): Hyphenation | undefined {
  return languages[lang] ?? languages[lang.split("-")[0] ?? ""];
}

/** The tag under which Chromium finds a language's dictionary even with private-use subtags behind it. */
export function hyphenatingTag(lang: string): string {
  return lang === "en" ? "en-US" : lang;
}

/** Makes the dictionary of a language beside the browser's executable, once for all builds. */
export async function ensureHyphenation(
  { file, patterns, letters }: Hyphenation,
  browserFolder: string,
  host: Host,
): Promise<void> {
  const path = join(browserFolder, "hyphen-data", `hyph-${file}.hyb`);
  if (await host.stat(path)) return;
  await host.write(path, hyphenationFile(await readPatterns(patterns), letters));
}

/** The TeX patterns of a language as npm `hyphen` packs them. */
export async function readPatterns(name: string): Promise<HyphenModule> {
  const { default: patterns } = (await import(`hyphen/patterns/${name}.js`)) as { default: HyphenModule };
  return patterns;
}
