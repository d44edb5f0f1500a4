import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { Hyphenation } from "../../languages/language.ts";
import { type HyphenModule, hyphenationFile } from "./hyphenation-file.ts";

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
