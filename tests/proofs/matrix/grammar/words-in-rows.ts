import type { Block } from "./document-tree.ts";
import { wordsOfLine } from "./expected-reading.ts";

/**
 * Words below a value that stand in a table in Word, though in none of the text's: those of figures, cards, steps and signatures, side
 * by side, and those of the numbers below a chart.
 */
export function* wordsInRows(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && value.kind === "terms")
    for (const { term, rest } of (value as Block & { kind: "terms" }).items)
      yield* wordsOfLine([...term, ...rest]);
  if ("kind" in value && value.kind === "chart") {
    const { header, rows } = value as Block & { kind: "chart" };
    yield* [...header, ...rows.flatMap(({ label }) => label)];
  }
  for (const child of Object.values(value)) yield* wordsInRows(child);
}
