import { join } from "node:path";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { Hyphenation } from "../../languages/language.ts";
import { type HyphenModule, hyphenationFile } from "./hyphenation-file.ts";

/** Makes the dictionary of a language beside the browser's executable, once for all builds. */
export async function ensureHyphenation(
  { file, patterns, letters }: Hyphenation,
  browserFolder: string,
  host: Host,
): Promise<void> {
  const path = join(browserFolder, "hyphen-data", `hyph-${file}.hyb`);
  const at = { folder: "dictionaries", key: path };
  const [there, hash] = await Promise.all([host.read(path).catch(() => undefined), readCached(host, at)]);
  if (there && hash && sha256(there) === new TextDecoder().decode(hash)) return;
  const made = hyphenationFile(await readPatterns(patterns), letters);
  try {
    await host.write(path, made);
  } catch (error) {
    // Without a dictionary, words are divided by patterns of our own.
    host.complain("cache", error);
    return;
  }
  await writeCached(host, at, sha256(made));
}

/** The TeX patterns of a language as npm `hyphen` packs them. */
export async function readPatterns(name: string): Promise<HyphenModule> {
  const { default: patterns } = (await import(`hyphen/patterns/${name}.js`)) as { default: HyphenModule };
  return patterns;
}
