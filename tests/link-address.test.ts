import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { linkAddress } from "../scripts/merge/hast/link-address.ts";

/* What becomes of an address, and where one ends. */
it.each([
  ["https://пример.бг/път", "https://пример.бг/път"],
  ["//example.org/a", "https://example.org/a"],
  ["https://example.org/a b", "https://example.org/a%20b"],
  ["https://example.org/a\\b", "https://example.org/a%5Cb"],
  ["java\nscript:alert(1)", "link-scheme"],
  ["mailto:name@example.org?subject=A", "mailto:name@example.org?subject=A"],
  ["mailto:?to=name@example.org", "mailto:?to=name@example.org"],
  ["mailto:", "link-invalid"],
  ["tel:+359 2 123", "tel:+359%202%20123"],
  ["tel:abc", "link-invalid"],
  ["http://a^b", "link-invalid"],
  ["http://[::1", "link-invalid"],
  ["https://", "link-invalid"],
  ["http://example.org:99999/", "link-invalid"],
  ["annex.md", "link-relative"],
  ["#part", "#part"],
])("%j is %s", (written, expected) => {
  const address = linkAddress(written);
  expect(address.kind === "link" ? address.href : address.code).toBe(expected);
});

it.each([
  ["<https://example.com/?search=](uri)>", "https://example.com/?search=](uri)"],
  ["[see https://example.com/a]{lang=en}", "https://example.com/a"],
])("%j leads to %s", (text, expected) => {
  const found: string[] = [];
  visitMarkdown(parseMarkdown(text, "a.md", blocks, createDiagnostics()), (node) => {
    if (node.type === "link") found.push(node.url);
  });
  expect(found).toEqual([expected]);
});
