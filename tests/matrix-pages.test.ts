import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  type Block,
  type Document,
  type Inline,
  plainParagraph,
  words,
} from "./proofs/matrix/grammar/document-tree.ts";
import { findWords } from "./proofs/matrix/judge/find-words.ts";
import { Judge } from "./proofs/matrix/judge/judge.ts";
import { withoutEndless } from "./proofs/matrix/read/office.ts";
import { readOfficeDocument } from "./proofs/matrix/read/office-document.ts";
import { matrixDocument } from "./support/matrix-document.ts";

/* What is made up for on pages must not make up for a loss: each allowance of the matrix's judge, and right beside it a fault. */

const long = "мегалотивепоредикамузобелифатунорижа";
const table: Block = {
  kind: "table",
  rows: [[[words("главата")]], [[words("клетката")]]],
  caption: [],
};
const document = matrixDocument([plainParagraph("първата", long, "втората"), table]);
const rest = "главата\nклетката\n";

function lostOf(text: string, lang: Document["lang"] = "bg", of = document): string[] {
  const judge = new Judge({ ...of, lang });
  judge.pages({ text: text.replaceAll("\f", ""), painted: text, outside: [] }, "pdf in poppler");
  return judge.defects.map(({ kind, detail }) => `${kind} ${detail}`);
}

describe("a word over two pages", () => {
  it("is not missed", () => {
    expect(
      lostOf(`заглавие първата ${long.slice(0, 12)}\nстр. 1\fзаглавие\n${long.slice(12)} втората ${rest}`),
    ).toEqual([]);
  });

  it("is missed where some of its letters are", () => {
    expect(
      lostOf(`заглавие първата ${long.slice(0, 12)}\nстр. 1\fзаглавие\n${long.slice(16)} втората ${rest}`),
    ).toEqual([`lost ${long}`]);
  });
});

describe("a line from right to left", () => {
  const arabic: Document = {
    ...document,
    title: ["كتابنوع"],
    sections: [{ owner: "1", blocks: [plainParagraph("دارقديمة", "مكتبةبمدينةبقديمة")] }],
  };

  it("is read as it is painted", () => {
    expect(lostOf("كتابنوع\nمكتبةبمدين دارقديمة\nةبقديمة", "ar", arabic)).toEqual([]);
  });

  it("is read as it is painted where a note's mark stands in it", () => {
    expect(lostOf("كتابنوع\nمكتبةبمدين\n2\nدارقديمة ةبقديمة", "ar", arabic)).toEqual([]);
    expect(lostOf("كتابنوع\nمكتبةبمدين\n2\nدارقديمة ةبقديم", "ar", arabic)).toEqual([
      "lost مكتبةبمدينةبقديمة",
    ]);
  });

  it("may be one of an address that goes on behind a page's end, of whose last line another word is painted first", () => {
    const address = "https://www.example.org/sora/mate/nove/dika";
    const text = { ...arabic, sections: [{ owner: "1", blocks: [plainParagraph(address, "مكتبةبمدينة")] }] };
    const begun = "كتابنوع\nhttps://www.example.org/so\n\f11 كتابنوع\nra/mate/\n";
    expect(lostOf(`${begun}مكتبةبمدينة nove/dika`, "ar", text)).toEqual([]);
    expect(lostOf(`${begun}مكتبةبمدينة ove/dika`, "ar", text)).toHaveLength(1);
  });

  it("is not read whatever its letters", () => {
    expect(lostOf("كتابنوع\nمكتبةبمدي دارقديمة\nةبقديمة", "ar", arabic)).toEqual(["lost مكتبةبمدينةبقديمة"]);
  });
});

it("finds a word that repeats itself behind one that ends as it begins, as often as it is there", () => {
  const of = (text: string): string[] =>
    findWords(text, ["бафади", "дидиди"]).map((met) => `${met.text} ${met.at}`);
  expect(of("бафадидидиди")).toEqual(["бафади 0", "дидиди 6"]);
  expect(of("дидидидидидибафади")).toEqual(["дидиди 0", "дидиди 6", "бафади 12"]);
});

it("takes no third word for doubled whose letters two neighbours have", () => {
  const neighbours = {
    ...document,
    sections: [{ owner: "1", blocks: [plainParagraph("бабасено", "медиволу", "сеномеди")] }],
  };
  expect(lostOf("заглавие бабасено медиволу сеномеди", "bg", neighbours)).toEqual([]);
  expect(lostOf("заглавие бабасено медиволу сеномеди сеномеди", "bg", neighbours)).toEqual([
    "doubled сеномеди",
  ]);
});

describe("a table that LibreOffice tears", () => {
  const format = "docx in LibreOffice";
  const tornIn = async (pages: string, xml: string, of = document): Promise<string[]> => {
    const judge = new Judge(of);
    judge.pages({ text: pages, painted: pages, outside: [] }, format);
    await judge.withoutTornTables(format, () => Promise.resolve(readOfficeDocument(xml)));
    return judge.defects.map(({ detail }) => detail);
  };
  const inTable = (text: string): string =>
    `<table:table table:name="Table1"><table:table-cell/><text:p>${text}</text:p></table:table>`;
  const inNote = (text: string): string =>
    `<text:p>дума<text:note><text:note-body>${text}</text:note-body></text:note></text:p>`;

  it("is whole where a table of LibreOffice's own document has it", async () => {
    const pages = `заглавие първата ${long} втората главата`;
    expect(await tornIn(pages, inTable("клетката"))).toEqual([]);
    expect(await tornIn(pages, `${inTable("")}<text:p>клетката</text:p>`)).toEqual(["клетката"]);
    expect(await tornIn(pages, inNote("клетката"))).toEqual(["клетката"]);
  });

  it("may be that of a chart's numbers", async () => {
    const chart: Block = {
      kind: "chart",
      file: "a.csv",
      type: "bar",
      header: ["година", "молбите"],
      rows: [{ label: ["редътедно"], values: [1] }],
      title: [],
    };
    const of = { ...document, sections: [{ owner: "1", blocks: [chart] }] };
    const judged = (xml: string): Promise<string[]> => tornIn("заглавие година молбите", xml, of);
    expect([await judged(inTable("редътедно")), await judged("")]).toEqual([[], ["редътедно"]]);
  });

  it("may stand in a note, and is whole where a note of LibreOffice's own document has it", async () => {
    const cited: Block = {
      kind: "paragraph",
      children: [
        words("първата"),
        { kind: "note", note: { name: "a", children: [plainParagraph("бележката"), table] } },
      ],
    };
    const of = { ...document, sections: [{ owner: "1", blocks: [cited] }] };
    const pages = "заглавие първата бележката главата";
    expect(await tornIn(pages, inNote(inTable("клетката")), of)).toEqual([]);
    expect(await tornIn(pages, inTable("клетката"), of)).toEqual(["клетката"]);
    // With the table what stands beside it in the note is torn, and nothing of a note without a table.
    const beside = "заглавие първата клетката главата";
    expect(await tornIn(beside, inNote("бележката"), of)).toEqual([]);
    expect(await tornIn(beside, inTable("бележката"), of)).toEqual(["бележката"]);
    const plain: Block = {
      kind: "paragraph",
      children: [
        words("първата"),
        { kind: "note", note: { name: "a", children: [plainParagraph("бележката")] } },
      ],
    };
    const without = { ...document, sections: [{ owner: "1", blocks: [plain, table] }] };
    expect(await tornIn(beside, inNote("бележката"), without)).toEqual(["бележката"]);
  });

  it("may lose the notes that its head cites, and no others", async () => {
    const cited = (word: string, said: string, more: Inline[] = []): Inline[] => {
      const children: Block[] = [{ kind: "paragraph", children: [words(said), ...more] }];
      return [words(word), { kind: "note", note: { name: said, children } }];
    };
    const inner: Inline = { kind: "note", note: { name: "inner", children: [plainParagraph("най-долу")] } };
    const block: Block = {
      kind: "table",
      rows: [[cited("главата", "подглавата", [inner])], [cited("клетката", "подклетката", [])]],
      caption: [],
    };
    const of = { ...document, sections: [{ owner: "1", blocks: [block] }] };
    const all = inNote("подглавата най-долу подклетката");
    expect(await tornIn("заглавие главата клетката подклетката", all, of)).toEqual([]);
    expect(await tornIn("заглавие главата клетката подглавата най-долу", all, of)).toEqual(["подклетката"]);
    expect(await tornIn("заглавие главата клетката подклетката", "", of)).toEqual(["подглавата", "найдолу"]);
  });

  it("may be one in HTML, or a box in a note", async () => {
    const html: Block = {
      kind: "html",
      lines: ["<table>", "<tr><td>клетката</td></tr>", "</table>"],
      words: ["клетката"],
    };
    const box = (): Block => ({
      kind: "box",
      name: "callout",
      attributes: "",
      title: [],
      children: [plainParagraph("кутията")],
    });
    const cited: Block = {
      kind: "paragraph",
      children: [
        { kind: "html", tag: "b", words: ["първата"] },
        { kind: "note", note: { name: "a", children: [plainParagraph("бележката"), box()] } },
      ],
    };
    const of = { ...document, sections: [{ owner: "1", blocks: [html, cited] }] };
    const pages = "заглавие първата бележката";
    expect(await tornIn(pages, `${inTable("клетката")}${inNote(inTable("кутията"))}`, of)).toEqual([]);
    expect(await tornIn(pages, `${inNote("клетката")}${inTable("кутията")}`, of)).toEqual([
      "клетката",
      "кутията",
    ]);
    const inText = { ...document, sections: [{ owner: "1", blocks: [box()] }] };
    expect(await tornIn("заглавие", inTable("кутията"), inText)).toEqual(["кутията"]);
  });

  it("is not where the file has lost it, and text beside tables never is", async () => {
    expect(await tornIn(`заглавие първата ${long} втората главата`, "")).toEqual(["клетката"]);
    expect(await tornIn(`заглавие ${long} втората ${rest}`, inTable("първата"))).toEqual(["първата"]);
  });
});

describe("a Word file that LibreOffice never comes to an end with", () => {
  const zipped = (xml: string): Uint8Array => zipSync({ "word/document.xml": strToU8(xml) });
  const freed = (xml: string): string | undefined => {
    const bytes = withoutEndless(zipped(xml));
    return bytes && strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  };
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';

  it("is read without columns and rows that must not break, and with all its words", () => {
    const columns = '<w:cols w:num="2" w:equalWidth="false"><w:col w:w="4054"/><w:col w:w="4054"/></w:cols>';
    const text = `<w:p><w:t>дума</w:t>${note}</w:p>`;
    expect(freed(`<w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>${text}${columns}<w:t>друга</w:t>`)).toBe(
      `<w:trPr></w:trPr>${text}<w:t>друга</w:t>`,
    );
    expect(freed(`${text}<w:cols w:space="708" w:num="3"/><w:bidi/>`)).toBe(`${text}<w:bidi/>`);
  });

  it("is that for another reason where it has no notes, or nothing of the kind", () => {
    expect(freed("<w:trPr><w:cantSplit/></w:trPr>")).toBeUndefined();
    expect(freed(`${note}<w:cols w:space="708"/>`)).toBeUndefined();
  });
});
