import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecipients } from "../scripts/content/recipients/read-recipients.ts";
import type { RecipientsSetting } from "../scripts/document/front-matter.ts";
import type { RecipientList } from "../scripts/document/recipient.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Lists as people keep them, and lists that mean harm. */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace();
});
afterAll(() => workspace.remove());

interface Read {
  list: RecipientList | undefined;
  /** `line code fact`, in order. */
  found: string[];
}

let files = 0;
async function read(
  name: string,
  data: string | Uint8Array,
  setting: Omit<RecipientsSetting, "file"> = {},
): Promise<Read> {
  files += 1;
  const file = `${files}-${name}`;
  await workspace.write(`content/note/${file}`, data);
  const diagnostics = createDiagnostics();
  const source = join(workspace.root, "content", "note", "en.md");
  const context = { host: createNodeHost(), root: workspace.root, lang: "bg" };
  const list = await readRecipients(
    { file, ...setting },
    source,
    context,
    { file: "content/note/en.md" },
    diagnostics,
  );
  const found = diagnostics
    .list()
    .map(({ code, place, params }) =>
      `${place.line ?? "-"} ${code} ${Object.values(params)[0] ?? ""}`.trim(),
    );
  return { list, found };
}

const head = "id,name,salutation,lang,email";
const labour = "mlsp,Министерство на труда,Уважаема г-жо Министър,bg,office@mlsp.example";
const interior = 'mvr,"Ministry of Interior","Dear Minister",en,office@mvr.example';
const both = [
  ["mlsp", "Министерство на труда", "bg"],
  ["mvr", "Ministry of Interior", "en"],
];
const short = (list: RecipientList | undefined): unknown[] | undefined =>
  list?.recipients.map(({ id, fields, lang }) => [id, fields.name, lang]);

describe("a list is read from", () => {
  const text = `${head}\n${labour}\n${interior}\n`;
  it.each([
    ["UTF-8", text],
    ["UTF-8 with a byte order mark", `\uFEFF${text}`],
    ["semicolons", text.replaceAll(",", ";")],
    ["tabs", text.replaceAll(",", "\t")],
    ["Windows line ends", text.replaceAll("\n", "\r\n")],
    ["empty lines between rows", text.replaceAll("\n", "\n\n")],
    ["what Excel announces", `sep=;\n${text.replaceAll(",", ";")}`],
    ["empty columns at its end", text.replaceAll("\n", ",,\n")],
    ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${text.replaceAll(",", "\t")}`, "utf16le"))],
  ])("CSV with %s", async (_, data) => {
    const { list, found } = await read("list.csv", data);
    expect(found).toEqual([]);
    expect(short(list)).toEqual(both);
  });

  it("cells with quotation marks inside of them", async () => {
    const { list, found } = await read(
      "list.csv",
      `${head}\nmlsp,Агенция "Труд" към министъра,A,bg,a@b.example\n`,
    );
    expect(found).toEqual([]);
    expect(list?.recipients[0]?.fields.name).toBe('Агенция "Труд" към министъра');
  });

  it("windows-1252, which French names tell from windows-1251, and says so", async () => {
    const french = Uint8Array.from(
      Buffer.from(`${head}\nfr,Ministère de l’Intérieur,A,fr,a@b.example\n`.replace("’", "'"), "latin1"),
    );
    const { list, found } = await read("list.csv", french);
    expect(found).toEqual(["- recipients-encoding windows-1252"]);
    expect(list?.recipients[0]?.fields.name).toBe("Ministère de l'Intérieur");
  });

  it("windows-1251, and says so", async () => {
    const { list, found } = await read("list.csv", cyrillic(text));
    expect(found).toEqual(["- recipients-encoding windows-1251"]);
    expect(short(list)).toEqual(both);
  });

  it("YAML and JSON", async () => {
    const rows = [
      { id: "mlsp", name: "Министерство на труда", lang: "bg", address: ["ул. „Триадица“ 2", "1051 София"] },
      { id: "mvr", name: "Ministry of Interior", lang: "en", email: ["a@mvr.example", "b@mvr.example"] },
    ];
    for (const { list, found } of [
      await read("list.json", JSON.stringify(rows)),
      await read("list.yaml", `recipients: ${JSON.stringify(rows)}`),
    ]) {
      expect(found).toEqual([]);
      expect(short(list)).toEqual(both);
      expect(list?.recipients[0]?.fields.address).toBe("ул. „Триадица“ 2\n1051 София");
      expect(list?.recipients[1]?.emails).toEqual(["a@mvr.example", "b@mvr.example"]);
    }
  });

  it("Excel, with leading zeros in text kept", async () => {
    const { list, found } = await read(
      "list.xlsx",
      workbook([
        ["id", "name", "lang", "reference"],
        ["mlsp", "Министерство на труда", "bg", "007"],
        ["mvr", "Ministry of Interior", "en", 42],
      ]),
    );
    expect(found).toEqual([]);
    expect(short(list)).toEqual(both);
    expect(list?.recipients.map(({ fields }) => fields.reference)).toEqual(["007", "42"]);
    expect(list?.recipients[1]?.place.line).toBe(3);
  });
});

describe("a row with a mistake is told at its line, and the others are kept", () => {
  it.each([
    ["a cell too few", "x,Name,,en", "2 recipient-row-short 4"],
    ["a cell too many", "x,Name,,en,,more", "2 recipient-row-long 6"],
    ["no id", ",Name,,en,", "2 recipient-id"],
    ["an id that leads elsewhere", "../x,Name,,en,", "2 recipient-id ../x"],
    ["an id with a slash", "a/b,Name,,en,", "2 recipient-id a/b"],
    ["an unknown language", "x,Name,,bulgarian,", "2 recipient-language bulgarian"],
    ["an address without a domain", "x,Name,,en,office@", "2 recipient-email office@"],
    ["an address with two at signs", "x,Name,,en,a@b@c.example", "2 recipient-email a@b@c.example"],
    [
      "a header in an address",
      'x,Name,,en,"a@b.example\nBcc: c@d.example"',
      "2 recipient-email Bcc: c@d.example",
    ],
    ["a name over two lines", 'x,"Name\nBcc: all",,en,', "2 recipient-cell name"],
    ["a name that turns its letters round", "x,Na\u202Eme,,en,", "2 recipient-cell name"],
    ["a name of ten thousand letters", `x,${"N".repeat(10_000)},,en,`, "2 recipient-cell name"],
  ])("%s", async (_, row, finding) => {
    const { list, found } = await read("list.csv", `${head}\n${row}\n${interior}\n`);
    expect(found).toEqual([finding]);
    expect(list?.recipients.map(({ id }) => id)).toEqual(["mvr"]);
  });

  it("the same id and the same address twice", async () => {
    const { list, found } = await read(
      "list.csv",
      `${head}\n${interior}\nMVR,Other,,en,other@mvr.example\nx,Third,,en,OFFICE@mvr.example\n`,
    );
    expect(found).toEqual(["3 recipient-id-twice MVR", "4 recipient-email-twice OFFICE@mvr.example"]);
    expect(list?.recipients.map(({ id }) => id)).toEqual(["mvr", "x"]);
  });

  it("at the right line behind a cell of several lines", async () => {
    const { found } = await read(
      "list.csv",
      'id,address,lang\nx,"Street 1\n1000 Sofia\nBulgaria",en\ny,Street,neither\n',
    );
    expect(found).toEqual(["5 recipient-language neither"]);
  });
});

describe("a list that can't be used", () => {
  it.each([
    ["a column twice that decides", "id,name,name\nx,a,b\n", "1 recipients-header name"],
    ["a dangerous column", "id,__proto__\nx,a\n", "1 recipients-header __proto__"],
    [
      "the same column in two spellings",
      "id,E-mail,email\nx,a@b.example,c@d.example\n",
      "1 recipients-header email",
    ],
    ["nothing", "", "- recipients-invalid 1"],
    ["an open quotation mark", 'id,name\nx,"a\n', "recipients-invalid"],
  ])("%s", async (_, text, finding) => {
    const { list, found } = await read("list.csv", text);
    expect(list).toBeUndefined();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(finding.replace(" 1", ""));
  });

  it("an archive that unpacks to hundreds of megabytes", async () => {
    const bomb = zipSync({ "xl/workbook.xml": new Uint8Array(150_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const { found } = await read("list.xlsx", bomb);
    expect(found[0]).toContain("recipients-invalid");
  });

  it("a workbook whose XML declares entities", async () => {
    const file = workbook([["id"], ["x"]], '<!DOCTYPE a [<!ENTITY b "c">]>');
    expect((await read("list.xlsx", file)).found[0]).toContain("recipients-invalid");
  });

  it("a picture with a workbook's name, and YAML that refers to itself", async () => {
    expect((await read("list.xlsx", Uint8Array.of(1, 2, 3))).found[0]).toContain("recipients-invalid");
    expect((await read("list.yaml", "a: &a [*a]\n")).found[0]).toContain("recipients-invalid");
  });
});

describe("the sheet and the head that the author names", () => {
  const book = new Uint8Array(
    write(
      {
        SheetNames: ["Корица", "Министри 2025", "Министри 2026"],
        Sheets: {
          Корица: utils.aoa_to_sheet([["Поканени"]]),
          "Министри 2025": utils.aoa_to_sheet([
            ["id", "name"],
            ["old", "Old"],
          ]),
          "Министри 2026": utils.aoa_to_sheet([
            ["id", "name"],
            [],
            ["код", "id", "name"],
            ["1", "new", "New"],
          ]),
        },
      },
      { type: "buffer", bookType: "xlsx" },
    ) as Buffer,
  );
  const ids = async (setting: Omit<RecipientsSetting, "file">): Promise<unknown> => {
    const { list, found } = await read("list.xlsx", book, setting);
    return list?.recipients.map(({ id }) => id) ?? found;
  };
  it("are read", async () => {
    expect(await ids({})).toEqual(["old"]);
    expect(await ids({ sheet: "министри 2026", headRow: 3 })).toEqual(["new"]);
    expect(await ids({ sheet: "3", headRow: 3 })).toEqual(["new"]);
  });
  it("are told where they are not there", async () => {
    expect(await ids({ sheet: "Министри" })).toEqual(["- recipients-invalid Министри"]);
    expect(await ids({ headRow: 9 })).toEqual(["- recipients-invalid 9"]);
    expect((await read("list.csv", `${head}\n${labour}\n`, { sheet: "2" })).found).toEqual([
      "- recipients-invalid 3-list.csv".replace("3", String(files)),
    ]);
  });
  it("may be named in the front matter, and mistakes there are told", async () => {
    const front =
      "---\ntitle: T\ntemplate: briefing\nrecipients:\n  file: l.xlsx\n  sheet: Министри 2026\n  head-row: 3\n---\n\nText for {{ recipient.name }}.\n";
    await workspace.write("content/sheets/en.md", front);
    await workspace.write("content/sheets/l.xlsx", book);
    const { code, stderr } = await workspace.run("build", "sheets", "--copies", "--format", "docx");
    expect(stderr).toContain("sheets/en/copies/new/sheets.en.docx  made");
    expect(stderr).toContain("0 errors, 0 warnings");
    expect(code).toBe(0);
    await workspace.write(
      "content/sheets/en.md",
      front.replace("head-row: 3", "head-row: three").replace("sheet:", "shet:"),
    );
    const wrong = await workspace.run("build", "sheets", "--format", "html");
    expect(wrong.code).toBe(4);
    expect(wrong.stderr).toMatch(/en\.md:6:\d+ warning front-matter-typo .*shet/);
    expect(wrong.stderr).toMatch(/en\.md:7:\d+ error front-matter-invalid/);
  });
});

describe("what a list's own program could not say", () => {
  it("is told at its row, with the recipient's name", async () => {
    const sheet = utils.aoa_to_sheet([
      ["id", "name", "sum"],
      ["a", "Agency", null],
      ["b", "Bureau", "1"],
    ]);
    sheet.C2 = { t: "e", v: 0x17, w: "#REF!" };
    const file = new Uint8Array(
      write({ SheetNames: ["L"], Sheets: { L: sheet } }, { type: "buffer", bookType: "xlsx" }) as Buffer,
    );
    const { list, found } = await read("list.xlsx", file);
    expect(found).toEqual(["2 recipient-cell sum"]);
    expect(list?.recipients.map(({ id }) => id)).toEqual(["b"]);
  });
  it("is what merged cells leave empty", async () => {
    const sheet = utils.aoa_to_sheet([
      ["id", "name"],
      ["a", "Agency"],
      ["b", ""],
    ]);
    sheet["!merges"] = [{ s: { r: 1, c: 1 }, e: { r: 2, c: 1 } }];
    const file = new Uint8Array(
      write({ SheetNames: ["L"], Sheets: { L: sheet } }, { type: "buffer", bookType: "xlsx" }) as Buffer,
    );
    expect((await read("list.xlsx", file)).found).toEqual(["2 recipients-merged B2:B3"]);
  });
});

it("is told by a build at the list's line, in words", async () => {
  await workspace.write(
    "content/letter/en.md",
    "---\ntitle: Letter\ntemplate: briefing\nrecipients: list.csv\n---\n\nText.\n",
  );
  await workspace.write("content/letter/list.csv", `${head}\n${interior}\n,Nobody,,en,\n`);
  const { code, stderr, stdout } = await workspace.run("build", "letter", "--format", "html");
  expect(code).toBe(4);
  expect(stderr + stdout).toMatch(/content\/letter\/list\.csv:3:1 error recipient-id Nobody: /);
});

/** Text in the encoding of older Bulgarian files. */
function cyrillic(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1251");
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from([...text], (sign) => bytes.get(sign) ?? 0x3f);
}

/** The smallest workbook that Excel opens: one sheet with texts and numbers. */
function workbook(rows: readonly (readonly (string | number)[])[], before = ""): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const cells = rows.map(
    (row, line) =>
      `<row r="${line + 1}">${row
        .map((value, column) => {
          const place = `${String.fromCharCode(65 + column)}${line + 1}`;
          return typeof value === "number"
            ? `<c r="${place}"><v>${value}</v></c>`
            : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
        })
        .join("")}</row>`,
  );
  return zipSync({
    "[Content_Types].xml": strToU8(
      `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    "_rels/.rels": strToU8(
      `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(
      `${xml}${before}<worksheet xmlns="${main}"><sheetData>${cells.join("")}</sheetData></worksheet>`,
    ),
  });
}
