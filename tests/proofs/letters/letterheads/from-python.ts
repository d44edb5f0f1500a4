import type { LetterheadCase } from "./letterhead-case.ts";

/** What `make-letterheads.py` writes. */
export const pythonLetterheads: readonly LetterheadCase[] = [
  {
    name: "python-tabs",
    lang: "en",
    words: [
      { text: "Bureau of Tabs", at: "start" },
      { text: "founded 1999", at: "end" },
      { text: "Long Street 1", at: "start" },
      { text: "Telephone 123", at: "start" },
      { text: "Account 456", at: "start" },
      { text: "Bank of Tabs", at: "start" },
    ],
    logo: false,
    numbered: false,
  },
  {
    name: "python-even",
    lang: "en",
    words: [
      { text: "Odd pages begin here", at: "start" },
      { text: "odd foot", at: "start" },
      { text: "Even pages end here", at: "end", page: 2 },
      { text: "even foot", at: "start", page: 2 },
      { text: "Odd pages begin here", at: "start", page: 3 },
    ],
    logo: false,
    numbered: false,
  },
  {
    name: "python-fields",
    lang: "en",
    words: [
      { text: "Printed in May 2024", at: "start", cached: true },
      { text: "Sheet 1 of", at: "start", loose: true },
      { text: "Sheet 2 of", at: "start", loose: true, page: 2 },
    ],
    logo: false,
    numbered: true,
  },
  {
    name: "python-table",
    lang: "en",
    words: [
      { text: "The header needs more than its margin", at: "start" },
      { text: "first column", at: "start" },
      { text: "below the second column", at: "start" },
      { text: "third column", at: "end" },
    ],
    logo: true,
    numbered: false,
  },
  {
    name: "python-anchored",
    lang: "en",
    words: [
      { text: "Beside an anchored picture", at: "start" },
      { text: "second line beside it", at: "start" },
    ],
    logo: true,
    numbered: false,
  },
];
