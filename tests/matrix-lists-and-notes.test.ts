import { describe, expect, it } from "vitest";
import { type Block, type Inline, plainParagraph, words } from "./proofs/matrix/grammar/document-tree.ts";
import { compareLists } from "./proofs/matrix/judge/compare-details.ts";
import { Judge } from "./proofs/matrix/judge/judge.ts";
import { matrixDocument } from "./support/matrix-document.ts";

/* What the matrix's judge expects of lists that begin with something else, and of notes that have no words; and right beside it a fault. */

function bullets(...items: Block[][]): Block {
  return { kind: "list", list: "bullets", start: 1, items };
}

describe("the levels of lists", () => {
  const levelsIn = (blocks: Block[], text: string): string[] => {
    const { folded } = new Judge(matrixDocument(blocks));
    return compareLists(folded, { text, lang: "bg", told: new Set() }).map(({ detail }) => detail);
  };
  const quoted: Block = {
    kind: "quotation",
    children: [bullets([plainParagraph("вътрешно")], [plainParagraph("следващо")])],
  };

  it("are those of the items themselves where an item begins with a list in a quotation", () => {
    const text = "заглавие\n  • \n    ◦ вътрешно\n    ◦ следващо\n";
    expect(levelsIn([bullets([quoted])], text)).toEqual([]);
  });

  it("are compared with the item around them where it has a line of its own", () => {
    const item = bullets([plainParagraph("външното"), quoted]);
    expect(levelsIn([item], "заглавие\n  • външното\n    ◦ вътрешно\n    ◦ следващо\n")).toEqual([]);
    expect(levelsIn([item], "заглавие\n  • външното\n  ◦ вътрешно\n    ◦ следващо\n")).toEqual([
      "вътрешно is no further in than външното",
    ]);
  });
});

describe("the ninth level of lists", () => {
  /** Eight levels in a box in an item. */
  const inItem = (name: "callout" | "contact"): Block => {
    let inner: Block = bullets([plainParagraph("осмото")]);
    for (const word of ["седмото", "шестото", "петото", "четвъртото", "третото", "второто", "първото"])
      inner = bullets([plainParagraph(word), inner]);
    return bullets([
      plainParagraph("външното"),
      { kind: "box", name, attributes: "", title: [], children: [inner] },
    ]);
  };
  const text = ["външното", "първото", "второто", "третото", "четвъртото", "петото", "шестото"]
    .map((word, level) => `${"  ".repeat(level)}• ${word}`)
    .concat(["              • седмото", "              • осмото"])
    .join("\n");
  const levelsIn = (block: Block, told: string[]): string[] => {
    const { folded } = new Judge(matrixDocument([block]));
    return compareLists(folded, { text, lang: "bg", told: new Set(told) }).map(({ detail }) => detail);
  };
  const wrong = ["осмото is no further in than седмото"];

  it("is that of a contact in an item as well, where it is told that it is too deep", () => {
    expect(levelsIn(inItem("contact"), ["1"])).toEqual([]);
    expect(levelsIn(inItem("contact"), [])).toEqual(wrong);
    expect(levelsIn(inItem("callout"), ["1"])).toEqual(wrong);
  });
});

describe("contents in notes", () => {
  const contents: Block = { kind: "leaf", name: "toc" };
  const noteOf = (name: string, ...children: Block[]): Inline => ({ kind: "note", note: { name, children } });
  const blocks: Block[] = [
    { kind: "heading", level: 2, children: [words("надписът")] },
    {
      kind: "paragraph",
      children: [
        words("първата"),
        noteOf("a", plainParagraph("едната"), contents),
        words("втората"),
        noteOf("b", plainParagraph("другата"), contents),
        words("третата"),
        noteOf("c", contents),
      ],
    },
  ];
  const wrongWith = (...texts: string[]): string[] => {
    const notes = texts.map((text, index) => ({ number: String(index + 1), text }));
    const judge = new Judge(matrixDocument(blocks));
    const body = "заглавие\nнадписът\nпървата1 втората2 третата3\n";
    judge.structure({ body, notes, alts: [], links: [] }, "html");
    return judge.defects.map(({ kind, detail }) => `${kind}: ${detail}`);
  };

  it("say the same in each, and are missed where they are not", () => {
    expect(wrongWith("едната надписът", "другата надписът", "надписът")).toEqual([]);
    expect(wrongWith("едната надписът", "другата", "надписът")).toEqual([
      "note differs: “другата” instead of “другата надписът”",
    ]);
    expect(wrongWith("едната надписът", "другата надписът", "")).toEqual([
      "note differs: “” instead of “надписът”",
    ]);
  });
});

describe("a note without words", () => {
  const picture: Block = { kind: "qr", url: "https://www.example.org/a" };
  const note = (name: string, ...children: Block[]) => ({ kind: "note" as const, note: { name, children } });
  const line: Block = {
    kind: "paragraph",
    children: [
      words("първата"),
      note("code", picture),
      words("втората"),
      note("said", plainParagraph("бележката")),
      words("третата"),
      { kind: "note-again", note: { name: "code", children: [picture] } },
    ],
  };
  const body = "заглавие\nпървата1 втората2 третата1\n";
  const wrongWith = (notes: { number: string; text: string }[], text = body): string[] => {
    const judge = new Judge(matrixDocument([line]));
    judge.structure({ body: text, notes, alts: ["https://www.example.org/a"], links: [] }, "html");
    return judge.defects.map(({ kind, detail }) => `${kind}: ${detail}`);
  };
  const said = { number: "2", text: "бележката" };

  it("is found by its number", () => {
    expect(wrongWith([{ number: "1", text: "" }, said])).toEqual([]);
  });

  it("is missed where no note has its number, or the note of that number has words of another", () => {
    expect(wrongWith([said])).toEqual(["lost: the note “”"]);
    expect(wrongWith([{ number: "3", text: "" }, said])).toEqual(["lost: the note “”"]);
    expect(wrongWith([said], "заглавие\nпървата2 втората2 третата2\n")).toEqual(["lost: the note “”"]);
  });

  it("has one number behind all its marks", () => {
    expect(wrongWith([{ number: "1", text: "" }, said], "заглавие\nпървата1 втората2 третата2\n")).toEqual([
      "note differs: the mark behind третата shows 2, the note is 1",
    ]);
  });
});
