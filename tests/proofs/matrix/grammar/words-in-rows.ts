import type { Block } from "./document-tree.ts";
import { wordsOfLine } from "./expected-reading.ts";

/** Words of figures, cards, steps and signatures below a value: they stand side by side, in a table in Word. */
export function* wordsInRows(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if ("kind" in value && value.kind === "terms")
    for (const { term, rest } of (value as Block & { kind: "terms" }).items)
      yield* wordsOfLine([...term, ...rest]);
  for (const child of Object.values(value)) yield* wordsInRows(child);
}
