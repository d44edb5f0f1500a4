import { join } from "node:path";
import type { Host } from "../../host.ts";
import { type HyphenModule, hyphenationFile } from "./hyphenation-file.ts";

/** Languages with a dictionary: Chromium's file name, npm `hyphen`'s pattern module, and the full alphabet. */
const dictionaries: Readonly<Record<string, { file: string; patterns: string; letters: string }>> = {
  bg: { file: "bg", patterns: "bg", letters: "абвгдежзийклмнопрстуфхцчшщъьюяѝ" },
  en: { file: "en-us", patterns: "en-us", letters: "abcdefghijklmnopqrstuvwxyz" },
  "en-US": { file: "en-us", patterns: "en-us", letters: "abcdefghijklmnopqrstuvwxyz" },
  "en-GB": { file: "en-gb", patterns: "en-gb", letters: "abcdefghijklmnopqrstuvwxyz" },
};

/** Makes the dictionary of a language beside the browser's executable, once. True when the language has one. */
export async function ensureHyphenation(lang: string, browserFolder: string, host: Host): Promise<boolean> {
  const dictionary = dictionaries[lang] ?? dictionaries[lang.split("-")[0] ?? ""];
  if (!dictionary) return false;
  const path = join(browserFolder, "hyphen-data", `hyph-${dictionary.file}.hyb`);
  if (await host.stat(path)) return true;
  const { default: patterns } = (await import(`hyphen/patterns/${dictionary.patterns}.js`)) as {
    default: HyphenModule;
  };
  await host.write(path, hyphenationFile(patterns, dictionary.letters));
  return true;
}
