import type { Block } from "./document-tree.ts";
import { wordsOfLine } from "./expected-reading.ts";

/**
 * Words below a value that stand in a table in Word, though in none of Markdown's: those of figures, cards, steps and signatures, side
 * by side, those of tables in HTML and of the numbers below a chart; and all words of notes that hold a table, with the notes that they
 * cite, which stand in them in Word.
 */
export function* wordsInRows(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if (kindOf(value) === "note" && holdsTable(value)) return yield* stringsIn(value);
  if (kindOf(value) === "terms")
    for (const { term, rest } of (value as Block & { kind: "terms" }).items)
      yield* wordsOfLine([...term, ...rest]);
  if (kindOf(value) === "chart") {
    const { header, rows } = value as Block & { kind: "chart" };
    yield* [...header, ...rows.flatMap(({ label }) => label)];
  }
  if (isHtmlTable(value))
    for (const [, cell = ""] of value.lines.join("").matchAll(/<t[dh]>(.*?)<\/t[dh]>/g)) yield cell;
  for (const child of Object.values(value)) yield* wordsInRows(child);
}

function kindOf(value: object): unknown {
  return "kind" in value ? value.kind : undefined;
}

function isHtmlTable(value: object): value is Block & { kind: "html" } {
  // HTML in a line has no lines.
  return kindOf(value) === "html" && "lines" in value && String(value.lines).includes("<td>");
}

/** Whether there is a table in a note, or what is one in Word. */
function holdsTable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isBox = kindOf(value) === "box" && "name" in value && value.name === "callout";
  return (
    isBox ||
    isHtmlTable(value) ||
    /^(?:table|chart|terms)$/.test(String(kindOf(value))) ||
    Object.values(value).some(holdsTable)
  );
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const child of Object.values(value)) yield* stringsIn(child);
}
