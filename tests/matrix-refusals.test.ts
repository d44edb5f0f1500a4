import { describe, expect, it } from "vitest";
import {
  type Block,
  type Document,
  type ListKind,
  plainParagraph,
  words,
} from "./proofs/matrix/grammar/document-tree.ts";
import { verdictOfRandom } from "./proofs/matrix/judge/verdict.ts";
import { matrixDocument } from "./support/matrix-document.ts";

/* A document by chance may be refused only for words that have no room where they stand: each such place, and right beside it one that has room. */

const refused = "refused at its line";
const accused = "refused without cause";

/** The verdict on a document whose files are held back by findings, each by its code and what it says is too wide. */
function verdictOn(document: Document, ...found: [code: string, text: string][]): string {
  const written = {
    files: new Map([["bg.md", "Дума.\n"]]),
    spans: [{ owner: "1", file: "bg.md", from: 1, to: 1 }],
  };
  const place = { file: "content/random-1/bg.md", line: 1 };
  const findings = found.map(([code, text]) => ({
    code,
    level: "error" as const,
    place,
    message: `“${text}” is 2 mm wider than its column.`,
    hint: "",
  }));
  return verdictOfRandom({
    made: { document, written, findings, files: undefined, died: undefined },
    defects: [],
  });
}

function tooWide(document: Document, text: string): string {
  return verdictOn(document, ["overflow-width", text]);
}

/** Lists in each other, a word in each. */
function nested(list: ListKind = "bullets", depth = 1): Block {
  const item = [plainParagraph(`дълбок${depth}`), ...(depth < 9 ? [nested(list, depth + 1)] : [])];
  return { kind: "list", list, start: 1, items: [item] };
}
function bullets(...item: Block[]): Block {
  return { kind: "list", list: "bullets", start: 1, items: [item] };
}
function terms(name: "cards" | "timeline", ...more: Block[]): Block {
  return { kind: "terms", name, items: [{ term: [], rest: [], more }] };
}
function table(columns: number): Block {
  return {
    kind: "table",
    rows: [Array.from({ length: columns }, (_, at) => [words(`клетка${at}`)])],
    caption: [],
  };
}
function chart(...header: string[]): Block {
  return { kind: "chart", file: "a.csv", type: "bar", header, rows: [], title: [] };
}
const arabic = { lang: "ar" } as const;

describe("lists in each other", () => {
  it("have no room at the seventh level in a card", () => {
    const document = matrixDocument([terms("cards", nested())]);
    expect(tooWide(document, "дълбок7")).toBe(refused);
    expect(tooWide(document, "дълбок6")).toBe(accused);
    expect(tooWide(matrixDocument([terms("cards"), nested()]), "дълбок9")).toBe(accused);
    expect(verdictOn(document, ["markup-left", "дълбок7"])).toBe(accused);
  });

  it("have none at the sixth level where numbers stand before them", () => {
    const document = matrixDocument([terms("cards", nested("numbers"))]);
    expect([tooWide(document, "дълбок6"), tooWide(document, "дълбок5")]).toEqual([refused, accused]);
  });

  it("have none in the steps of a template that sets them side by side alone", () => {
    const blocks = [terms("timeline", nested())];
    expect(tooWide(matrixDocument(blocks, { template: "brochure" }), "дълбок7")).toBe(refused);
    expect(tooWide(matrixDocument(blocks, { template: "leaflet-trifold" }), "дълбок7")).toBe(refused);
    expect(tooWide(matrixDocument(blocks), "дълбок7")).toBe(accused);
  });

  it("have room in a note, whatever its mark stands in", () => {
    const note = { kind: "note" as const, note: { name: "a", children: [nested()] } };
    const cited = terms("cards", { kind: "paragraph", children: [words("цитат"), note] });
    expect(tooWide(matrixDocument([cited]), "дълбок9")).toBe(accused);
  });
});

describe("columns", () => {
  it("have no room in a card where there are four, or three of words that are not divided", () => {
    const told = (columns: number, more: Partial<Document> = {}): string =>
      tooWide(matrixDocument([terms("cards", table(columns))], more), "клетка2");
    expect([told(4), told(3), told(3, arabic)]).toEqual([refused, accused, refused]);
    expect(tooWide(matrixDocument([table(5)]), "клетка2")).toBe(accused);
  });

  it("may be those of a chart's numbers", () => {
    const told = (block: Block): string => tooWide(matrixDocument([block], arabic), "едно");
    expect(told(terms("cards", chart("година", "едно", "две")))).toBe(refused);
    expect(told(terms("cards", chart("година", "едно")))).toBe(accused);
    expect(told(chart("година", "едно", "две"))).toBe(accused);
  });

  it("have none in an item where there are twelve of words that are not divided", () => {
    const told = (blocks: Block[], more: Partial<Document> = {}): string =>
      tooWide(matrixDocument(blocks, more), "клетка2");
    expect(told([bullets(table(12))], arabic)).toBe(refused);
    expect([told([bullets(table(11))], arabic), told([table(12)], arabic)]).toEqual([accused, accused]);
    expect(told([bullets(table(12))])).toBe(accused);
  });

  it("have none in something that stands in something else where there are three of words that are not divided", () => {
    const told = (block: Block, more: Partial<Document> = {}): string =>
      tooWide(matrixDocument([block], more), "клетка1");
    expect(told(bullets(bullets(table(3))), arabic)).toBe(refused);
    expect(told(bullets(bullets(table(2))), arabic)).toBe(accused);
    expect([told(bullets(table(3)), arabic), told(bullets(bullets(table(3))))]).toEqual([accused, accused]);
  });
});

describe("what is told", () => {
  const document = matrixDocument([terms("cards", nested()), plainParagraph("другаде")]);

  it("has no room with every one of its words", () => {
    expect(tooWide(document, "дълбок7 дълбок8")).toBe(refused);
    expect(tooWide(document, "дълбок7 другаде")).toBe(accused);
    expect(tooWide(document, "")).toBe(accused);
  });

  it("has no room with every finding", () => {
    expect(verdictOn(document, ["overflow-width", "дълбок7"], ["overflow-width", "другаде"])).toBe(accused);
  });

  it("may end within a word where it is as long as what is told", () => {
    const long = "дума".repeat(20);
    let deepest: Block = plainParagraph(long);
    for (let level = 0; level < 7; level += 1) deepest = bullets(deepest);
    const deep = matrixDocument([terms("cards", deepest)]);
    expect(tooWide(deep, long.slice(0, 60))).toBe(refused);
    expect(tooWide(deep, long.slice(0, 59))).toBe(accused);
  });

  it("is not made up for by what the review says of files that are held back, nor is that a cause alone", () => {
    const differs: [string, string] = ["parity-differs", "друго"];
    expect(verdictOn(document, ["overflow-width", "дълбок7"], differs)).toBe(refused);
    expect(verdictOn(document, ["overflow-width", "другаде"], differs)).toBe(accused);
    expect(verdictOn(document, differs)).toBe("false alarm");
  });
});
