import { describe, expect, it } from "vitest";
import { type Block, type Document, plainParagraph, words } from "./proofs/matrix/grammar/document-tree.ts";
import { Judge } from "./proofs/matrix/judge/judge.ts";

/* What is made up for on pages must not make up for a loss: each allowance of the matrix's judge, and right beside it a fault. */

const long = "мегалотивепоредикамузобелифатунорижа";
const table: Block = {
  kind: "table",
  rows: [[[words("главата")]], [[words("клетката")]]],
  caption: [],
};
const document: Document = {
  name: "random-1",
  lang: "bg",
  template: "briefing",
  title: ["заглавие"],
  part: "text",
  partTitle: [],
  withContents: false,
  allowHtml: false,
  withRecipients: false,
  sections: [{ owner: "1", blocks: [plainParagraph("първата", long, "втората"), table] }],
};
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

  it("is not read whatever its letters", () => {
    expect(lostOf("كتابنوع\nمكتبةبمدي دارقديمة\nةبقديمة", "ar", arabic)).toEqual(["lost مكتبةبمدينةبقديمة"]);
  });
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
  const tornIn = async (pages: string, whole: string): Promise<string[]> => {
    const judge = new Judge(document);
    judge.pages({ text: pages, painted: pages, outside: [] }, format);
    await judge.withoutTornTables(format, () => Promise.resolve(whole));
    return judge.defects.map(({ detail }) => detail);
  };

  it("is whole where LibreOffice's own document has it", async () => {
    expect(await tornIn(`заглавие първата ${long} втората главата`, "клетката")).toEqual([]);
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
    const judged = async (whole: string): Promise<string[]> => {
      const judge = new Judge(of);
      const pages = "заглавие година молбите";
      judge.pages({ text: pages, painted: pages, outside: [] }, format);
      await judge.withoutTornTables(format, () => Promise.resolve(whole));
      return judge.defects.map(({ detail }) => detail);
    };
    expect([await judged("редътедно"), await judged("")]).toEqual([[], ["редътедно"]]);
  });

  it("is not where the file has lost it, and text beside tables never is", async () => {
    expect(await tornIn(`заглавие първата ${long} втората главата`, "")).toEqual(["клетката"]);
    expect(await tornIn(`заглавие ${long} втората ${rest}`, "първата")).toEqual(["първата"]);
  });
});
