import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../../support/workspace.ts";
import type { Planted } from "../grammar/expected-reading.ts";
import { foldText } from "../read/fold-text.ts";
import type { Defect } from "./defects.ts";
import type { Met } from "./find-words.ts";

/**
 * Letters between the planted words that no template has put there: a part of a word that stands twice, a placeholder of a
 * library, markup that was left over.
 */
export function strayText(
  text: string,
  met: readonly Met[],
  { lang, format, owners }: { lang: string; format: string; owners: ReadonlyMap<string, Planted> },
): Defect[] {
  const known = vocabulary(lang);
  const defects: Defect[] = [];
  let from = 0;
  let last: Met | undefined;
  for (const next of [...met, { text: "", at: text.length, end: text.length }]) {
    const between = text.slice(from, next.at).replace(/[\p{N}\n]+/gu, " ");
    const stray = between.split(" ").filter((word) => word !== "" && !isMadeOf(word, known));
    if (stray.length > 0)
      defects.push({
        kind: "stray text",
        format,
        owner: owners.get(last?.text ?? "")?.owner ?? owners.get(next.text)?.owner,
        detail: `“${stray.join(" ").slice(0, 80)}” behind ${last?.text ?? "the beginning"}`,
      });
    from = Math.max(from, next.end);
    last = next;
  }
  return defects;
}

/** Whether a run of letters is nothing but words of templates, one behind the other. */
function isMadeOf(letters: string, known: ReadonlySet<string>): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < letters.length; at += 1) {
    if (!reached.has(at)) continue;
    for (let end = at + 1; end <= letters.length; end += 1)
      if (known.has(letters.slice(at, end))) reached.add(end);
  }
  return reached.has(letters.length);
}

const vocabularies = new Map<string, ReadonlySet<string>>();

/** Every text in the labels and specimens of the templates, whole and word by word, and the names that specimens have. */
function vocabulary(lang: string): ReadonlySet<string> {
  const read = vocabularies.get(lang) ?? readVocabulary(lang);
  vocabularies.set(lang, read);
  return read;
}

function readVocabulary(lang: string): Set<string> {
  const folder = join(projectRoot, "templates");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const texts = files
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => {
      const read = parse(readFileSync(join(folder, name), "utf8")) as { specimen?: { recipient?: object } };
      return [...textsIn(read), ...Object.keys(read.specimen?.recipient ?? {})];
    });
  const words = texts.flatMap((text) => [text, ...text.split(/[\s/]+/)]);
  return new Set(words.map((word) => foldText(word, lang).replace(/[\p{N}\n]/gu, "")));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
