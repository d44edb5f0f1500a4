import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* Numbers that Markdown changes: those of lists, and those between stars. */
function told(text: string): string[] {
  const diagnostics = createDiagnostics();
  parseMarkdown(text, "a.md", blocks, diagnostics);
  return diagnostics
    .list()
    .map(
      ({ code, place, params }) => `${place.line}:${place.column} ${code} ${Object.values(params).join(" ")}`,
    );
}

it.each([
  ["a list that leaves out a number", "1. a\n2. b\n4. d", "3:1 list-renumbered 4. 3 4\\."],
  ["two lists one behind the other", "0. a\n1. b\n\n7. c\n8. d", "4:1 list-renumbered 7. 2 7\\."],
  ["a list within another", "- a\n\n  5) b\n  7) c", "4:3 list-renumbered 7) 6 7\\)"],
  ["a number twice", "1. a\n2. b\n2. c", "3:1 list-renumbered 2. 3 2\\."],
  ["a product", "It is 2*3*4.", "1:8 number-starred 2*3*4 234"],
  ["a product with a letter", "5,5*x*60", "1:4 number-starred 5,5*x*60 5,5x60"],
  ["a power", "2**3**4", "1:2 number-starred 2**3**4 234"],
])("tells of %s", (_kind, text, expected) => {
  expect(told(text)).toEqual([expected]);
});

it.each([
  ["lists that count", "3. a\n4. b\n\n\n5. c"],
  ["numbers that leave counting to the list", "1. a\n1. b\n1. c"],
  ["lists apart", "1. a\n2. b\n\nWords\n\n7. c\n8. d"],
  ["signs that differ", "1. a\n2. b\n\n1) c\n2) d"],
  ["emphasis in a word", "un*frigging*believable, 5 *of* 6 and 2 * 3 * 4"],
  ["an escaped product", "2\\*3\\*4"],
])("lets %s be", (_kind, text) => {
  expect(told(text)).toEqual([]);
});
