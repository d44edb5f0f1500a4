import { join } from "node:path";
import { type SourceTexts, sourceOfPlace } from "../../document/position.ts";
import { diagnosticWords } from "../../findings/diagnostic-words.ts";
import { byPlace, type Diagnostic } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { UiLang } from "../../words/interface-languages.ts";
import type { Problem } from "./view.ts";

/** Lines shown before and behind the one that is meant. */
const around = 2;

/** What explaining a finding needs. */
export interface Explaining {
  root: string;
  host: Host;
  lang: UiLang;
  /** Address that opens a line, with `{path}`, `{line}` and `{column}` in it. */
  editor: string | undefined;
  /** Those of the document that is shown, if one is. */
  texts: SourceTexts | undefined;
}

/** Findings in the words of the interface, with their lines; each once, errors first. */
export async function explainProblems(
  found: readonly Diagnostic[],
  explaining: Explaining,
): Promise<Problem[]> {
  const order = { error: 0, warning: 1, info: 2 };
  const unique = [...new Map(found.map((item) => [JSON.stringify(item), item])).values()];
  const sorted = unique.sort((a, b) => order[a.level] - order[b.level] || byPlace(a, b));
  const lines = new Map<string, Promise<string[]>>();
  return Promise.all(sorted.map((item) => explain(item, explaining, lines)));
}

async function explain(
  item: Diagnostic,
  { root, host, lang, editor, texts }: Explaining,
  known: Map<string, Promise<string[]>>,
): Promise<Problem> {
  const { level, code, place } = item;
  const { file, line, column } = place;
  const path = join(root, file);
  const reading =
    known.get(file) ??
    host
      .read(path)
      .then((bytes) => (bytes && bytes.length < 5e6 ? new TextDecoder().decode(bytes).split("\n") : []));
  known.set(file, reading);
  const all = line === undefined ? [] : await reading;
  return {
    level,
    code,
    file,
    line,
    column,
    ...(await diagnosticWords(item, lang)),
    frame: all
      .map((text, index) => ({ number: index + 1, text: text.slice(0, 300), isMeant: index + 1 === line }))
      .filter(({ number }) => line !== undefined && Math.abs(number - line) <= around),
    editor: editor && editorAddress(editor, path, line ?? 1, column ?? 1),
    src: texts && sourceOfPlace(place, texts),
  };
}

/** Only addresses of the user's own configuration get here; the path is encoded, its separators are kept. */
function editorAddress(pattern: string, path: string, line: number, column: number): string {
  const encoded = path.split(/[\\/]/).map(encodeURIComponent).join("/");
  return pattern
    .replace("{path}", encoded)
    .replace("{line}", String(line))
    .replace("{column}", String(column));
}
