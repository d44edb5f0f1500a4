import type { ManifestEntry } from "./manifest.ts";

/** One line of a list of copies: the files that one recipient's copy is. */
export interface CopyLine {
  recipient: string;
  artifacts: readonly ManifestEntry[];
}

/** Where the copies of a text are listed, below the output folder: JSON Lines, one a copy, in the order of the list of recipients. */
export function copiesListPath({ document, lang }: { document: string; lang: string }): string {
  return `${document}/${lang}/copies.jsonl`;
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

/** The lines of a text in pieces, without their ends. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  const last = rest + decoder.decode();
  if (last !== "") yield last;
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
