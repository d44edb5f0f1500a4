import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { element, text, textOf, textOfMarkdown } from "../scripts/document/tree.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";
import { hangClauses } from "../scripts/merge/hang-clauses.ts";

/* Numbers that paragraphs bring with them: which hang, how deep, and which are only words. */
const levels: readonly (readonly [string, readonly string[], string])[] = [
  ["numbers", ["(1) One", "(2) Two"], "1 1"],
  ["letters of any alphabet", ["а) Първо", "б) Второ", "в) Трето"], "1 1 1"],
  ["Greek", ["α) Ένα", "β) Δύο"], "1 1"],
  ["Hebrew", ["א) אחת", "ב) שתיים"], "1 1"],
  ["Arabic, with its hamza", ["أ) أول", "ب) ثان"], "1 1"],
  [
    "Arabic in its older order",
    ["أ) أول", "ب) ثان", "ج) ثالث", "د) رابع", "هـ) خامس", "و) سادس"],
    "1 1 1 1 1 1",
  ],
  ["Arabic by its alphabet", ["(أ) أول", "(ب) ثان", "(ت) ثالث", "(ث) رابع"], "1 1 1 1"],
  ["a Latin letter too far", ["a. first", "c. 1840"], "- -"],
  ["Arabic digits", ["(١) أول", "(٢) ثان"], "1 1"],
  ["a letter that a list leaves out", ["(и) Едно", "(к) Две"], "- -"],
  [
    "й left out",
    ["(а) 1", "(б) 2", "(в) 3", "(г) 4", "(д) 5", "(е) 6", "(ж) 7", "(з) 8", "(и) 9", "(к) 10"],
    "1 1 1 1 1 1 1 1 1 1",
  ],
  ["levels", ["(1) A", "a) B", "aa) C", "bb) D", "b) E", "(2) F"], "1 2 3 3 2 1"],
  ["words between", ["(1) A", "Words", "(2) B"], "1 - 1"],
  ["Roman numbers", ["(i) A", "(ii) B", "(iii) C", "(iv) D"], "1 1 1 1"],
  ["letters up to i", ["(h) A", "(i) B"], "- -"],
  ["an article that begins with its first", ["Чл. 1. (1) А", "(2) Б"], "- 1"],
  ["one alone", ["(1) See above", "Words"], "- -"],
  ["a level whose number is words", ["(1) See above", "a) B", "b) C"], "- 1 1"],
  ["the wrong order", ["(2) B", "(1) A"], "- -"],
  ["a gap", ["(1) A", "(3) C"], "- -"],
  ["years and sums", ["(2024) A", "(2025) B"], "- -"],
  ["words in brackets", ["(and) A", "(b) B"], "- -"],
  ["abbreviations", ["e.g. A", "f. B"], "- -"],
  ["one behind a heading", ["(1) A", "# Heading", "(2) B"], "- - -"],
];

it.each(levels)("hangs %s", (_kind, lines, expected) => {
  const root = {
    type: "root" as const,
    children: lines.map((line) =>
      line.startsWith("#") ? element("h2", {}, [text(line)]) : element("p", {}, [text(line)]),
    ),
  };
  const before = root.children.map((child) => textOf(child));
  hangClauses(root);
  expect(root.children.map(({ properties }) => properties.dataLevel ?? "-").join(" ")).toBe(expected);
  expect(root.children.map((child) => textOf(child))).toEqual(before);
});

it.each([
  ["Words:\na) one\nb) two", ["Words:", "a) one", "b) two"]],
  ["Words:  \na) one  \nb) two\nmore", ["Words:", "a) one", "b) two more"]],
  ["(1) One\n(2) **Two**", ["(1) One", "(2) Two"]],
  ["(1) One\n\n(2) Two\na) in it\nb) too", ["(1) One", "(2) Two", "a) in it", "b) too"]],
  ["shall (a) pay,\n(b) vote and\n(c) attend", ["shall (a) pay, (b) vote and (c) attend"]],
  ["as said in\n(1) of this", ["as said in (1) of this"]],
  [
    "The result of the whole computation is, as has been proved in\n(1) above, that the sum converges, whatever there is, while\n(2) says nothing.",
    [
      "The result of the whole computation is, as has been proved in (1) above, that the sum converges, whatever there is, while (2) says nothing.",
    ],
  ],
  [
    "The parties to this agreement, who have signed it, shall both:\n(a) pay all that is due under this agreement, in good time and\n(b) vote.",
    [
      "The parties to this agreement, who have signed it, shall both:",
      "(a) pay all that is due under this agreement, in good time and",
      "(b) vote.",
    ],
  ],
  [
    "The parties to this agreement, who have signed it, shall always\n(a) pay all that is due;\n(b) vote.",
    [
      "The parties to this agreement, who have signed it, shall always",
      "(a) pay all that is due;",
      "(b) vote.",
    ],
  ],
  ["A. Smith\nB. Jones", ["A. Smith B. Jones"]],
  [
    "1.1. Предмет\n1.2. Срок\n2.1. Цена\n2.2 Плащане",
    ["1.1. Предмет", "1.2. Срок", "2.1. Цена", "2.2 Плащане"],
  ],
  ["Правила:\n1.Първо\n2.Второ\n3.**Трето**", ["Правила:", "1.Първо", "2.Второ", "3.Трето"]],
  ["1)първо\n2)второ", ["1)първо", "2)второ"]],
  ["Чл. 1. Кой\nЧл. 2. Кога\nи как", ["Чл. 1. Кой", "Чл. 2. Кога и как"]],
  ["§ 1 Wer\n§ 2 Wann", ["§ 1 Wer", "§ 2 Wann"]],
  ["i. one\nii. two\niii. three", ["i. one", "ii. two", "iii. three"]],
  ["I. Общи\nII. Преходни", ["I. Общи", "II. Преходни"]],
  ["1.5 million\n1.6 million", ["1.5 million 1.6 million"]],
  ["1.1.2026\n2.1.2026", ["1.1.2026 2.1.2026"]],
  ["5 people\n6 people", ["5 people 6 people"]],
])("cuts %j", (markdown, expected) => {
  const { children } = parseMarkdown(markdown, "a.md", blocks, createDiagnostics());
  expect(children.map((child) => textOfMarkdown(child).replace(/\s+/g, " ").trim())).toEqual(expected);
});

it("each stands at its own line, behind breaks and what runs over lines", () => {
  const text = "Words  \nmore *over\ntwo* lines:\n(a) one\n(b) two";
  const { children } = parseMarkdown(text, "a.md", blocks, createDiagnostics());
  expect(children.map(({ position }) => position?.start.line)).toEqual([1, 4, 5]);
});
