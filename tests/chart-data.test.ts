import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readChartTable } from "../scripts/content/data/read-chart-table.ts";
import type { ChartTable } from "../scripts/document/document-model.ts";
import { decimalsOf, formatNumber, numberScales } from "../scripts/document/number-format.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Tables of charts as people and their programs write them: read as they are meant, or told at their place. */
let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace();
});
afterAll(() => workspace.remove());

interface Read {
  table: ChartTable | undefined;
  /** `line:column code reason`, in order. */
  found: string[];
}

let files = 0;
async function read(data: string | Uint8Array, lang = "bg", type = "csv"): Promise<Read> {
  files += 1;
  const name = `${files}.${type}`;
  await workspace.write(`content/note/${name}`, data);
  const diagnostics = createDiagnostics();
  const folder = join(workspace.root, "content", "note");
  const place = { file: "content/note/bg.md" };
  const lookup = { host: createNodeHost(), root: workspace.root, folder, place, diagnostics };
  const table = await readChartTable(name, lookup, lang);
  const found = diagnostics
    .list()
    .map(({ code, place, params }) => `${place.line}:${place.column} ${code} ${params.reason}`);
  return { table, found };
}

/** A column of cells in a file, as rows a, b, c … */
const column = (cells: readonly string[], separator: string): string =>
  ["x", ...cells.map((_, index) => String.fromCharCode(97 + index))]
    .map(
      (label, index) =>
        `${label}${separator}${index === 0 ? "y" : quoted(cells[index - 1] ?? "", separator)}\n`,
    )
    .join("");
const quoted = (cell: string, separator: string): string => (cell.includes(separator) ? `"${cell}"` : cell);
const valuesOf = ({ table }: Read): unknown => table?.rows.flatMap(({ values }) => values);

describe("a file is taken apart", () => {
  const wanted = [
    { label: "2022", values: [18.5] },
    { label: "2023", values: [21] },
  ];
  it.each([
    ["semicolons and decimal commas", "Година;Дял\n2022;18,5\n2023;21\n"],
    ["a comma in a name", "Година;Дял, процент\n2022;18,5\n2023;21\n"],
    ["commas and points", "Година,Дял\n2022,18.5\n2023,21\n"],
    ["commas, and decimal commas in quotation marks", 'Година,Дял\n2022,"18,5"\n2023,21\n'],
    ["tabs", "Година\tДял\n2022\t18,5\n2023\t21\n"],
    ["what Excel announces", "sep=;\nГодина;Дял\n2022;18,5\n2023;21\n"],
    ["a byte order mark and Windows line ends", "\uFEFFГодина;Дял\r\n2022;18,5\r\n2023;21\r\n"],
    ["empty columns and rows at the end", "Година;Дял;;\n2022;18,5;;\n2023;21;;\n;;;\n;;;\n"],
    ["all cells quoted", '"Година";"Дял"\n"2022";"18,5"\n"2023";"21"\n'],
    ["spaces around cells", "Година ; Дял\n 2022 ; 18,5\n 2023 ; 21\n"],
    ["invisible signs", "Година;Дял\n\u200E2022;\u200E18,5\n2023;\u00AD21\n"],
  ])("by %s", async (_, data) => {
    const { table, found } = await read(data);
    expect(found).toEqual([]);
    expect(table?.rows).toEqual(wanted);
  });

  it.each([
    [
      "UTF-16 with a byte order mark",
      new Uint8Array(Buffer.from("\uFEFFГодина\tДял\n2022\t18,5\n2023\t21\n", "utf16le")),
    ],
    ["UTF-16 without one", new Uint8Array(Buffer.from("Year\tShare\n2022\t18,5\n2023\t21\n", "utf16le"))],
    [
      "UTF-16, the other way round",
      Buffer.from("\uFEFFГодина\tДял\n2022\t18,5\n2023\t21\n", "utf16le").swap16(),
    ],
  ])("in %s", async (_, data) => {
    const { table, found } = await read(new Uint8Array(data));
    expect(found).toEqual([]);
    expect(table?.rows).toEqual(wanted);
  });

  it("in the code page of the text's language, which is told", async () => {
    const bytes = Uint8Array.from([0xc3, 0x3b, 0xc4, 0x0a, 0x61, 0x3b, 0x31, 0x0a]);
    const bulgarian = await read(bytes, "bg");
    expect(bulgarian.table?.header).toEqual(["Г", "Д"]);
    expect(bulgarian.found).toEqual(["1:1 data-doubtful encoding-guessed"]);
    expect((await read(bytes, "fr")).table?.header).toEqual(["Ã", "Ä"]);
  });

  it("as YAML, in the order in which its rows are written", async () => {
    const { table, found } = await read(
      'header: [Година, Дял]\nrows:\n  2024: 24.25\n  2022: "18,5"\n  София: 1.500\n  Русе:\n',
      "bg",
      "yaml",
    );
    expect(found).toEqual(["4:9 data-invalid number-signs"]);
    expect(table).toBeUndefined();
    const sound = await read(
      "header: [Година, Дял]\nrows:\n  2024: 24.25\n  2022: 18.5\n  София: 1.500\n  Русе:\n",
      "bg",
      "yaml",
    );
    expect(sound.found).toEqual([]);
    expect(sound.table?.rows).toEqual([
      { label: "2024", values: [24.25] },
      { label: "2022", values: [18.5] },
      { label: "София", values: [1.5] },
      { label: "Русе", values: [null] },
    ]);
  });
});

describe("numbers are read", () => {
  it.each<[string, string, string, string[], (number | null)[]]>([
    [
      "with spaces between thousands",
      "bg",
      ";",
      ["1 234,5", "1\u00a0234", "1\u202f234\u00a0567"],
      [1234.5, 1234, 1234567],
    ],
    [
      "with points between thousands",
      "de",
      ";",
      ["1.234,5", "1.234", "12.345.678"],
      [1234.5, 1234, 12345678],
    ],
    [
      "with commas between thousands",
      "en",
      ",",
      ["1,234.5", "1,234", "12,345,678"],
      [1234.5, 1234, 12345678],
    ],
    ["with apostrophes between thousands", "de", ";", ["1'234", "1’234’567", "0,5"], [1234, 1234567, 0.5]],
    ["as the language has it where the file is silent", "en", "\t", ["1,500"], [1500]],
    ["as the language has it where the file is silent", "bg", ";", ["1,500"], [1.5]],
    ["as the whole file has it", "en", "\t", ["1,500", "2,75"], [1.5, 2.75]],
    ["as the file's commas have it", "bg", ",", ["1.500"], [1.5]],
    ["below zero, with every sign for it", "bg", ";", ["-5", "−5", "–5", "- 5"], [-5, -5, -5, -5]],
    ["in the scientific notation", "en", ",", ["1.5e6", "2E-3"], [1_500_000, 0.002]],
    ["in Arabic and Persian digits", "ar", ",", ["٣٫٥", "۱٬۲۳۴", "12"], [3.5, 1234, 12]],
    [
      "where there is none",
      "bg",
      ";",
      ["", "–", "n/a", "…", "няма данни", "7"],
      [null, null, null, null, null, 7],
    ],
  ])("%s (%s)", async (_, lang, separator, cells, wanted) => {
    const got = await read(column(cells, separator), lang);
    expect(got.found).toEqual([]);
    expect(valuesOf(got)).toEqual(wanted);
  });

  it.each([
    ["per cent", ["18,5 %", "21%", "0"], "%"],
    ["a currency before them", ["€ 1.234,50", "-€ 5", "€7"], "€"],
    ["words behind them", ["12 млн. лв.", "13,5 млн. лв."], "млн.\u00a0лв."],
  ])("with their unit: %s", async (_, cells, unit) => {
    const { table, found } = await read(column(cells, ";"));
    expect(found).toEqual([]);
    expect(table?.unit).toBe(unit);
  });
});

describe("a fault is told at its line and column", () => {
  it.each([
    ["a number that may be two", "bg", 'a;b\nx;2\ny;"1.500"\n', "3:3 data-invalid number-ambiguous"],
    ["language against file", "en", "a;b\nx;1,500\n", "2:3 data-invalid number-ambiguous"],
    ["file against language", "bg", 'a,b\nx,"1,500"\n', "2:3 data-invalid number-ambiguous"],
    ["point and comma in two ways", "bg", "a;b\nx;1.234,5\ny;1,234.5\n", "3:3 data-invalid number-signs"],
    [
      "a decimal comma and a decimal point",
      "bg",
      "a;b\nx;1,5\ny;2\nz;1.5\n",
      "4:3 data-invalid number-signs",
    ],
    ["groups of two digits", "en", 'a,b\nx,"12,34,567"\n', "2:3 data-invalid number-grouping"],
    ["a space too many", "bg", "a;b\nx;12 34\n", "2:3 data-invalid number-grouping"],
    ["a word", "bg", "a;b\nx;1\ny;много\n", "3:3 data-invalid cell-no-number"],
    ["a sign that says less than a number", "bg", "a;b\nx;<5\ny;3\n", "2:3 data-invalid cell-no-number"],
    ["a mark behind a number", "bg", "a;b\nx;5*\ny;3\n", "2:3 data-invalid cell-no-number"],
    ["a number in parentheses", "bg", "a;b\nx;(5)\ny;3\n", "2:3 data-invalid number-parentheses"],
    ["more digits than count", "bg", "a;b\nx;12345678901234567890\n", "2:3 data-invalid number-too-long"],
    ["two units", "bg", "a;b\nx;5 %\ny;3 €\n", "3:3 data-invalid unit-differs"],
    ["a multiple among numbers", "bg", "a;b\nx;500\ny;1,2 млн.\n", "3:3 data-invalid unit-differs"],
    ["a decimal comma among commas", "bg", "a,b\nx,18,5\n", "2:6 data-invalid row-long"],
    ["a cell that is missing", "bg", "a;b;c\nx;1;2\ny;3\n", "3:1 data-invalid row-short"],
    ["a row without a name", "bg", "a;b\nx;1\n;2\n", "3:1 data-invalid label-missing"],
    ["no row of names", "bg", "София;1250\nРусе;300\n", "1:1 data-invalid header-missing"],
    ["no row of names, years in front", "bg", "2021;1250\n2022;300\n", "1:1 data-invalid header-missing"],
    ["a title above the table", "bg", "Население\n\nГрад;Хора\nСофия;1250\n", "1:1 data-invalid title-first"],
    [
      "a title with a comma",
      "bg",
      "Население, 2024\nГрад;Хора\nСофия;1250\n",
      "1:1 data-invalid title-first",
    ],
    ["a column without a name", "bg", "a;b;\nx;1;2\n", "1:5 data-invalid column-unnamed"],
    ["two columns of one name", "bg", "a;b;b\nx;1;2\n", "1:5 data-invalid column-named-twice"],
    ["a column without a number", "bg", "a;b;c\nx;1;–\ny;2;\n", "1:5 data-invalid column-empty"],
    ["a quotation mark left open", "bg", 'a;b\n"x;1\ny;2\n', "2:1 data-invalid quote-not-closed"],
    ["nothing but a name", "bg", "a\n", "1:1 data-invalid two-columns"],
    ["nothing", "bg", "", "1:1 data-invalid two-columns"],
    ["names alone", "bg", "a;b\n", "1:1 data-invalid no-rows"],
    ["a row twice", "bg", "a;b\nx;1\ny;2\nx;3\n", "4:1 data-doubtful label-twice"],
  ])("%s", async (_, lang, data, wanted) => {
    expect((await read(data, lang)).found).toEqual([wanted]);
  });

  it("and years are names of columns", async () => {
    const { table, found } = await read("Област;2023;2024\nСофия;1;2\n");
    expect(found).toEqual([]);
    expect(table?.header).toEqual(["Област", "2023", "2024"]);
  });

  it("and a workbook is no table, whatever it is called", async () => {
    const workbook = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0xff, 0xfe]);
    expect((await read(workbook)).found).toEqual(["1:1 data-invalid table-format"]);
    expect((await read(workbook, "bg", "xlsx")).found).toEqual(["1:1 data-invalid table-format"]);
  });

  it("and more rows than anybody looks at are no chart", async () => {
    const data = `a;b\n${Array.from({ length: 200_000 }, (_, row) => `r${row};${row}\n`).join("")}`;
    expect((await read(data)).found).toEqual(["1:1 data-invalid too-many-rows"]);
  });

  it("and a hundred mistakes have one cause", async () => {
    const data = `a;b\n${Array.from({ length: 100 }, (_, row) => `r${row};нещо\n`).join("")}`;
    expect((await read(data)).found).toHaveLength(5);
  });

  it.each(["en", "bg"])("in words of the interface (%s)", async (lang) => {
    await workspace.write("content/words/bg.md", "---\ntitle: A\n---\n\n::chart{data=a.csv title=A}\n");
    await workspace.write("content/words/a.csv", 'a;b\nx;2\ny;"1.500"\nz;(3)\n');
    const { stdout, stderr } = await workspace.run("build", "words", "--ui-lang", lang);
    const said = stdout + stderr;
    expect(said).not.toMatch(/\{\w+\}|number-(?:ambiguous|either)|undefined/);
    expect(said).toContain(lang === "bg" ? "„1.500“ може да е 1500 или 1.5" : "“1.500” may be 1500 or 1.5");
    expect(said).toContain(lang === "bg" ? "Напишете −3 или 3." : "Write −3 or 3.");
  });
});

describe("numbers are written", () => {
  it.each([
    [1.95583, "1,95583"],
    [0.00012, "0,00012"],
    [0.0019042, "0,0019042"],
    [100 / 3, "33,333"],
    [0.1 + 0.2, "0,3"],
    [2 / 3000, "0,000667"],
    [1234567890.12, "1 234 567 890,12"],
    [1e12, "1 000 000 000 000"],
  ])("%s with the digits that somebody gave it", (value, wanted) => {
    const text = formatNumber(value, "bg", { maximumFractionDigits: decimalsOf(value) });
    expect(text.replaceAll("\u00a0", " ")).toBe(wanted);
  });

  it.each([
    ["bg", ["хил.", "млн.", "млрд.", "трлн."]],
    ["en", ["thousand", "million", "billion", "trillion"]],
    ["de", ["Tausend", "Mio.", "Mrd.", "Bio."]],
    ["ro", ["mii", "mil.", "mld.", "tril."]],
    ["tr", ["bin", "milyon", "milyar", "trilyon"]],
    ["ar", ["ألف", "مليون", "مليار", "ترليون"]],
    ["he", ["אלף", "מיליון", "מיליארד", "טריליון"]],
  ])("in words for powers of ten: %s", (lang, wanted) => {
    expect(numberScales(lang).map(({ word }) => word)).toEqual(wanted);
  });
});
