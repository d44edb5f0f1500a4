import { linesOf } from "../document/lines-of.ts";
import { type Shard, shardName } from "../document/shard.ts";
import type { ManifestEntry } from "./manifest.ts";

/** One line of a list of copies: the files that one recipient's copy is. */
export interface CopyLine {
  recipient: string;
  artifacts: readonly ManifestEntry[];
}

/** A text whose copies are listed, or a share of them. */
export interface ListedText {
  document: string;
  lang: string;
  shard?: Shard | undefined;
}

/** Where the copies of a text are listed, below the output folder: JSON Lines, one a copy, in the order of the list of recipients. */
export function copiesListPath({ document, lang, shard }: ListedText): string {
  return `${document}/${lang}/copies${shard ? `.${shardName(shard)}` : ""}.jsonl`;
}

/** Whether a name in a text's folder is that of a share's list, which a list of all of them takes the place of. */
export function isShardList(name: string): boolean {
  return /^copies\.\d+-of-\d+\.jsonl$/.test(name);
}

/** The line as written. Equal copies have equal lines. */
export function copyLine({ recipient, artifacts }: CopyLine): string {
  return `${JSON.stringify({ recipient, artifacts })}\n`;
}

/** The lines of a list, one at a time, since it may be longer than memory. What is no line of ours, torn or typed, is none. */
export async function* readCopyLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CopyLine> {
  for await (const line of linesOf(chunks)) {
    const parsed = copyLineOf(line);
    if (parsed) yield parsed;
  }
}

function copyLineOf(line: string): CopyLine | undefined {
  try {
    const { recipient, artifacts } = JSON.parse(line) as Partial<CopyLine>;
    if (typeof recipient !== "string" || !Array.isArray(artifacts)) return undefined;
    return artifacts.every(({ path }) => typeof path === "string") ? { recipient, artifacts } : undefined;
  } catch {
    // Derived from what was built; the next build writes it anew.
    return undefined;
  }
}
