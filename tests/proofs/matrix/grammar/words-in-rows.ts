import type { Block } from "./document-tree.ts";
import { wordsOfLine } from "./expected-reading.ts";

/**
 * Words below a value that stand in a table in Word, though in none of Markdown's: those of figures, cards, steps and signatures, side
 * by side, those of tables in HTML and of the numbers below a chart, and those of boxes in notes.
 */
export function* wordsInRows(
  value: unknown,
  place: "text" | "note" | "box in a note" = "text",
): Generator<string> {
  if (typeof value === "string" && place === "box in a note") yield value;
  if (typeof value !== "object" || value === null) return;
  const kind = "kind" in value ? value.kind : undefined;
  if (kind === "terms")
    for (const { term, rest } of (value as Block & { kind: "terms" }).items)
      yield* wordsOfLine([...term, ...rest]);
  if (kind === "chart") {
    const { header, rows } = value as Block & { kind: "chart" };
    yield* [...header, ...rows.flatMap(({ label }) => label)];
  }
  // HTML in a line has no lines.
  if (kind === "html" && "lines" in value)
    for (const [, cell = ""] of (value as Block & { kind: "html" }).lines
      .join("")
      .matchAll(/<t[dh]>(.*?)<\/t[dh]>/g))
      yield cell;
  const isBox = kind === "box" && "name" in value && value.name === "callout";
  let inner = kind === "note" ? ("note" as const) : place;
  if (isBox && inner === "note") inner = "box in a note";
  for (const child of Object.values(value)) yield* wordsInRows(child, inner);
}
