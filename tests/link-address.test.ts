import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { visitMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { doubtfulLetters } from "../scripts/merge/hast/doubtful-letters.ts";
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

it.each([
  ["https://пример.бг/път", undefined],
  ["https://поща.example.org/", undefined],
  ["https://example.org/\u043effice", undefined],
  ["https://xn--e1afmkfd.xn--90ae/", undefined],
  ["https://[::1]/", undefined],
  ["mailto:office@example.org,иван@пример.бг?subject=о", undefined],
  ["mailto:?to=name@example.org", undefined],
  ["mailto:100%@example.org", undefined],
  ["https://ex\u0430mple.org/", "U+0430 CYRILLIC SMALL LETTER A"],
  ["https://name@ex%D0%B0mple.org:8080/", "U+0430 CYRILLIC SMALL LETTER A"],
  ["https://xn--exmple-4nf.org/", "U+0430 CYRILLIC SMALL LETTER A"],
  ["mailto:\u043effice@example.org", "U+043E CYRILLIC SMALL LETTER O"],
  ["mailto:a@example.org,of%E2%80%8Bfice@example.org", "U+200B ZERO WIDTH SPACE"],
])("%s has odd letters: %s", (href, sign) => {
  expect(doubtfulLetters(href)?.sign).toBe(sign);
});
