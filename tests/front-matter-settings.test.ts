import { expect, it } from "vitest";
import { readFrontMatter } from "../scripts/content/read-front-matter.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";

/* What a front matter and a configuration may both say is defined once: the same mistakes are told here, at their lines. */
const told = (yaml: string): string[] => {
  const found = createDiagnostics();
  readFrontMatter(`title: A\n${yaml}`, "a.md", found);
  return found
    .list()
    .map(
      ({ code, place: { line, column }, params }) =>
        `${line}:${column} ${code} ${params.key} ${params.reason ?? params.suggestion}`,
    );
};

it.each([
  ["typography:\n  percnt: spaced\n", ["4:3 front-matter-typo typography.percnt percent"]],
  ["typography:\n  percent: sometimes\n", ["4:3 front-matter-invalid typography.percent one-of-expected"]],
  ["typography: spaced\n", ["3:1 front-matter-invalid typography settings-expected"]],
  ["typography: [spaced]\n", ["3:1 front-matter-invalid typography settings-expected"]],
  [
    "print:\n  blled: 3\n  marks: some\n",
    ["4:3 front-matter-typo print.blled bleed", "5:3 front-matter-invalid print.marks one-of-expected"],
  ],
  ["print:\n  bleed: 11\n", ["4:3 front-matter-invalid print.bleed millimetres-range"]],
  ["print: []\n", ["3:1 front-matter-invalid print settings-expected"]],
  ["formats:\n  - html\n  - epubb\n", ["5:5 front-matter-invalid formats.1 one-of-expected"]],
  ["formats: html, epubb\n", ["3:1 front-matter-invalid formats.1 one-of-expected"]],
  ["formats: []\n", ["3:1 front-matter-invalid formats empty"]],
  ["params: [a]\n", ["3:1 front-matter-invalid params values-expected"]],
  ["params:\n  a: .nan\n", ["3:1 front-matter-invalid params data-expected"]],
  ["author: {affiliation: Town}\n", ["3:1 front-matter-invalid author texts-expected"]],
  ["lang: no such language\n", ["3:1 front-matter-invalid lang language-tag-expected"]],
  ["print: { bleed: 5 }\ntypography: { dash: em }\nformats: [html]\nparams: { a: 1 }\n", []],
])("%j", (yaml, expected) => {
  expect(told(yaml)).toEqual(expected);
});

it("uses what is right beside what is wrong", () => {
  const { meta } = readFrontMatter(
    "title: A\nprint:\n  bleed: 5\n  marks: some\n",
    "a.md",
    createDiagnostics(),
  );
  expect(meta.print).toEqual({ bleed: 5 });
});

it.each([
  ["author: Ana", ["Ana"]],
  ["author: [Ana, 7]", ["Ana", "7"]],
  ["author: {name: Ana, affiliation: Town}", ["Ana"]],
  ["authors:\n  - name: Ana\n    orcid: 0000-0001\n  - Bo", ["Ana", "Bo"]],
])("has the authors of %j", (yaml, expected) => {
  const found = createDiagnostics();
  const { meta } = readFrontMatter(`title: A\n${yaml}\n`, "a.md", found);
  expect([meta.authors, found.list()]).toEqual([expected, []]);
});

it("tells of Markdown and HTML in titles, where words are plain", () => {
  const found = createDiagnostics();
  readFrontMatter("title: Report<br>for *2026*\nsubtitle: To all[^1]\n", "a.md", found);
  readFrontMatter('title: "2 * 3 * 4, snake_case_name and <5 %"\n', "b.md", found);
  expect(found.list().map(({ code, place, params }) => [code, place.line, params.found])).toEqual([
    ["markup-doubtful", 2, "<br>"],
    ["markup-doubtful", 3, "[^1]"],
  ]);
});
