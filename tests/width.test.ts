import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leastColumn } from "../scripts/document/may-lie.ts";
import { checkPdf } from "../scripts/review/pdf-rules/check-pdf.ts";
import { readPdf } from "../scripts/review/pdf-rules/pdf-reading.ts";
import { type PageFacts, readPages } from "./support/read-pages.ts";
import { sdkErrors } from "./support/sdk-errors.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Nothing on a page is wider than its column, and no type is smaller than the theme says, whatever is wide. */

const usual = "Обикновен абзац, по който се вижда колко едър е шрифтът на целия документ.";
const chain = "Противоконституционствувателствувайте";
const address = `https://www.example.org/${"otdel-po-vodite/".repeat(4)}${"a".repeat(90)}.pdf`;
const table = (cells: readonly (readonly string[])[]): string => {
  const [head = [], ...rows] = cells.map((row) => `| ${row.join(" | ")} |`);
  return [head, `|${"--|".repeat(cells[0]?.length ?? 0)}`, ...rows].join("\n");
};
const note = (body: string, template = "briefing"): string =>
  `---\ntitle: Водомери\nlang: bg\ntemplate: ${template}\n---\n\n${usual}\n\n${body}\n`;
function panelOf(fold: string, body: string, name = "inside-1"): string {
  return `---\ntitle: Водомери\nlang: bg\ntemplate: leaflet-${fold}\n---\n\n:::panel{name=${name}}\n\n${body}\n\n:::\n`;
}
const months = [
  "януари",
  "февруари",
  "март",
  "април",
  "май",
  "юни",
  "юли",
  "август",
  "септември",
  "октомври",
];

const hopelessTable = table([
  Array.from({ length: 24 }, (_, at) => `К${at}`),
  // The number of a note is none of the word's.
  Array.from({ length: 24 }, (_, at) => `Хидроенергопроект${at === 3 ? "[^проект]" : ""}`),
]).concat("\n\n[^проект]: Бележка.");

/** Spaces behind and between words of code, as programs print them and people align them. */
const spacedCode = `\`\`\`\nсъбрани 3${" ".repeat(90)}\n'район':${" ".repeat(60)}[1000,${" ".repeat(30)}2000]\nкрай\n\`\`\``;

const eMail = "office.na.vodomernata.sluzhba@ministerstvo-na-vodata.example.org";
const figures = `${["1 250 000 лв.", "неограничен", "12 345 678", "2004–2015", "166"].reduce(
  (text, number) => `${text}- **${number}** на година\n`,
  ":::figures\n\n",
)}\n:::`;
const longAddress = `https://www.example.org/vodomeri/otdel-po-vodite/${"a".repeat(50)}.pdf`;
const panelOfAddresses = [
  `## ${longAddress}`,
  `Вижте ${longAddress} и <${eMail}>.`,
  `- \`${"дълго_име_".repeat(6)}\`\n\n  > ${longAddress}`,
  `:::callout\n\n[${longAddress}](${longAddress})\n\n:::`,
  `:::cards\n\n- **Карта** ${eMail}\n- **Друга** ${longAddress}\n\n:::`,
  `Дума\n: ${longAddress}`,
].join("\n\n");

const texts: Readonly<Record<string, string>> = {
  "spaced-code": note(spacedCode, "brochure"),
  tied: note(
    ":::figures\n\n- **1 234 567,89 лв.** бюджет\n- **99,9 %** доволни\n- **166** хора\n\n:::\n\n:::timeline\n\n- **23 ноември 2026 г.** Край\n- **1951** Начало\n- **2004** Още\n\n:::",
    "brochure",
  ),
  "spaced-code-in-panel": panelOf("trifold", `## Код\n\n${spacedCode}`),
  words: note(
    [
      `Вижте ${address} и \`${"дълго_име_".repeat(12)}\`.`,
      `## ${chain}${chain}`,
      `- ${chain}${chain}${chain}`,
      `> ${address}`,
      `:::callout\n\n${address}\n\n:::`,
      `${chain}${chain}${chain}\n: ${address}`,
      `\`\`\`\n${"x".repeat(160)}\n\`\`\``,
      `- Точка.\n\n  | Ключ | Стойност |\n  |--|--|\n  | ${address} | две |\n\n  Таблица: Адресът е ${address}`,
      `Бележка.[^1]\n\n[^1]: ${address}`,
    ].join("\n\n"),
  ),
  six: note(
    table([
      ["Област", "Ведомство", "Длъжност", "Образование", "Назначение", "Освобождаване"],
      [
        "Благоевград",
        "Водоснабдяване",
        "Изпълнителен директор",
        "Хидроенергетика",
        "Пълномощник",
        "Възнаграждение",
      ],
    ]),
  ),
  twelve: note(
    table([
      ["Водоизточник", "Населено място", ...months],
      ["Калояновец", "Старозагорски минерални бани", ...months.map((_, at) => `${at + 1} 250 000`)],
    ]),
  ),
  addresses: note(
    table([
      ["Какво", "Къде", "Кога"],
      ["Отчет", address, "2024"],
    ]),
  ),
  capitals: note(
    `:::columns\n\n${table([
      ["Office", "Section", "Purpose", "Contact"],
      ["Administration", "Accommodation", "Naturalisation", "Interpretation"],
    ])}\n\n:::`,
  ).replace("lang: bg", "lang: en"),
  hopeless: note(hopelessTable),
  glued: note("## Селскостопански\u00a0труд", "leaflet-doublegate").replace(usual, ""),
  title: note("", "brochure").replace("Водомери", "Водомерщик"),
  "broad-title": note("", "leaflet-gatefold").replace("Водомери", chain),
  "broad-heading": `${note("", "leaflet-trifold")}## ${chain}\n\nДуми.\n`,
  "broad-title-in-flow": note("").replace("Водомери", chain.repeat(2).toLowerCase()),
  ...Object.fromEntries(
    ["trifold", "zfold", "doublegate", "trifold-a3"].map((fold) => [
      `address-${fold}`,
      note(panelOfAddresses, `leaflet-${fold}`).replace(usual, ""),
    ]),
  ),
  ...Object.fromEntries(
    ["trifold", "gatefold", "dl"].map((fold) => [`figures-${fold}`, note(figures, `leaflet-${fold}`)]),
  ),
  "noted-name": panelOf("trifold", `## СТ-Х${"1234567890".repeat(5)}[^1]\n\n[^1]: Бележка.`),
  "broad-name": note("", "leaflet-trifold").replace("Водомери", "СТ-Х1234567890123456789012345678901234567"),
};

/** Four columns that need more than a panel has, as a leaflet's text is written. */
const offices = table([
  ["Област", "Ведомство", "Длъжност", "Телефон"],
  ["Благоевград", "Водоснабдяване", "Председателстващ", "02 123 4567"],
  ["Кюстендил", "Просветно министерство", "Началник", "02 123 4568"],
]);
const indented = (text: string, by: string): string => text.replace(/^/gm, by);
const panel = (fold: string, body: string, name = "inside-1"): string =>
  panelOf(fold, `## Служби\n\n${body}`, name);
/** Where the right side of what is in the panel has to end, mm from the left of its page. */
const panels: Readonly<Record<string, { text: string; page: number; from: number; to: number }>> = {
  "panel-trifold": { text: panel("trifold", offices), page: 1, from: 9, to: 90 },
  "panel-zfold": { text: panel("zfold", offices), page: 1, from: 108, to: 189 },
  "panel-a3": { text: panel("trifold-a3", offices), page: 1, from: 9, to: 131 },
  "panel-gate": { text: panel("doublegate", offices), page: 1, from: 9, to: 66 },
  "panel-flyer": { text: panel("dl", offices), page: 0, from: 9, to: 91 },
  "panel-callout": { text: panel("trifold", `:::callout\n\n${offices}\n\n:::`), page: 1, from: 9, to: 90 },
  "panel-list": { text: panel("trifold", `- Едно\n\n${indented(offices, "  ")}`), page: 1, from: 9, to: 90 },
  "panel-deep": {
    text: panel("trifold", `- Едно\n\n  - Две\n\n${indented(offices, "    ")}`),
    page: 1,
    from: 9,
    to: 90,
  },
  "panel-columns": {
    text: panel("halffold", `:::columns\n\n${offices}\n\n:::`),
    page: 1,
    from: 9,
    to: 140,
  },
  "panel-flap": { text: panel("trifold", offices, "flap"), page: 0, from: 9, to: 90 },
  "panel-chart": {
    text: panel("trifold", '::chart{data="offices.csv" type=line title="Молби" unit="молби"}'),
    page: 1,
    from: 9,
    to: 90,
  },
  "panel-rtl": {
    text: `---\ntitle: مياه\nlang: ar\ntemplate: leaflet-trifold\n---\n\n:::panel{name=inside-1}\n\n${table([
      ["المنطقة", "المؤسسة", "المسؤولية", "الهاتف", "الهاتف الثاني"],
      ["الشمال", "الإدارة البلدية", "والاستشارات القانونية", "02 123 4567", "02 123 4568"],
    ])}\n\n:::\n`,
    page: 1,
    from: 207,
    to: 288,
  },
};

let workspace: Workspace;
let found: { code: string; place: { file: string; line?: number }; facts: Record<string, string | number> }[];
const wide = (name: string): typeof found =>
  found.filter(({ code, place }) => code === "overflow-width" && place.file === `content/${name}.md`);
const pagesOf = async (name: string): Promise<PageFacts[]> =>
  readPages(await workspace.read(`out/${name}/bg/${name}.bg.pdf`));

beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf", "docx"], print: { outputs: [] } }),
  });
  for (const [name, text] of Object.entries(texts)) await workspace.write(`content/${name}.md`, text);
  for (const [name, { text }] of Object.entries(panels)) await workspace.write(`content/${name}.md`, text);
  await workspace.write(
    "content/offices.csv",
    "Година,Пристигнали,Заминаващи,Натурализирани\n2021,1250000,980000,12000\n2022,1433000,880000,13000\n",
  );
  const { events } = await workspace.run("build", "--json");
  found = events.filter(({ event }) => event === "diagnostic") as never;
}, 120_000);
afterAll(() => workspace.remove());

describe.each(["words", "six", "twelve", "addresses"])("%s", (name) => {
  it("stays on its page, and the text keeps its size", async () => {
    expect(wide(name)).toEqual([]);
    const pages = await pagesOf(name);
    for (const { width, texts: shown } of pages)
      for (const { text, right } of shown.filter((one) => one.text.trim() !== ""))
        expect(`${text}: ${right < width - 15}`).toBe(`${text}: true`);
    const paragraph = pages.flatMap((page) => page.texts).find(({ text }) => text.includes("Обикновен"));
    expect(paragraph?.size).toBeCloseTo(11, 1);
  });
});

it("takes smaller type for a table of some columns, within the theme's limit", async () => {
  const [page, ...more] = await pagesOf("six");
  expect(more).toEqual([]);
  const sizes = (page?.texts ?? []).filter(({ text }) => /град|Област/.test(text)).map(({ size }) => size);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7.4);
  expect(Math.max(...sizes)).toBeLessThan(9.75);
});

it("asks PDF and Word alike how little room a column may have before its table lies, by how each divides words", () => {
  // The text of a briefing is 156 mm wide: from eight columns on in PDFs, which hyphenate, from five on in Word, which doesn't.
  const from = (least: number): number => Math.floor(156 / least) + 1;
  expect([from(leastColumn.hyphenated), from(leastColumn.torn)]).toEqual([8, 5]);
});

it("lays a page on its side for a table of many columns, and no other", async () => {
  const pages = await pagesOf("twelve");
  expect(pages.map(({ width, height }) => width > height)).toEqual([false, true]);
});

it("divides English words that begin with a capital, as cells do", async () => {
  expect(wide("capitals")).toEqual([]);
  const [page] = await readPages(await workspace.read("out/capitals/en/capitals.en.pdf"));
  const cells = (page?.texts ?? []).filter(({ text }) => /^(?:Admin|Accom|Natur|Inter)/.test(text));
  expect((page?.texts ?? []).some(({ text }) => /\p{L}?-$/u.test(text))).toBe(true);
  expect(cells.length).toBe(4);
  for (const { right, size } of cells) expect(right < 107 && size >= 7.4).toBe(true);
});

it("names the line and the longest word of a table that no remedy helps", () => {
  expect(wide("hopeless")).toMatchObject([
    {
      place: { line: 9 },
      facts: { text: "Хидроенергопроект", where: "own-column", cure: "narrow-table:7.5" },
    },
  ]);
});

it("unties the words of a heading and sets a title smaller before they stop a document", async () => {
  expect([...wide("glued"), ...wide("title")]).toEqual([]);
  const [cover] = await pagesOf("title");
  const title = cover?.texts.find(({ text }) => text.includes("Водомер"));
  expect(title?.size).toBeGreaterThan(30);
});

it.each(["broad-title", "broad-heading", "broad-title-in-flow"])(
  "divides the word of %s where words are divided",
  async (name) => {
    expect(wide(name)).toEqual([]);
    const texts = (await pagesOf(name)).flatMap((page) => page.texts);
    const first = texts.findIndex(({ text }) => /^Противоконсти|^противоконсти/.test(text));
    const [word, hyphen, rest] = texts.slice(first, first + 3).map(({ text }) => text.trim());
    expect([hyphen, `${word}${rest}`]).toEqual(["-", expect.stringMatching(/^противоконституционств/i)]);
  },
);

it.each(["spaced-code", "spaced-code-in-panel"])(
  "takes no spaces at the end of a line for words: %s",
  (name) => {
    expect(wide(name)).toEqual([]);
  },
);

it.each(["trifold", "zfold", "doublegate", "trifold-a3"])(
  "breaks addresses in a panel at their signs, and nothing of them is lost: %s",
  async (fold) => {
    expect(wide(`address-${fold}`)).toEqual([]);
    const words = (await pagesOf(`address-${fold}`)).flatMap((page) => page.texts.map(({ text }) => text));
    expect(words.join("").replace(/\s/g, "").split(longAddress).length).toBe(7);
    expect(words.join("").replace(/\s/g, "").split(eMail).length).toBe(3);
    // A full stop at the end of a line would be the sentence's.
    expect(words.filter((text) => /^(?:https|office).*[._]$/.test(text.trim()))).toEqual([]);
  },
);

it.each(["trifold", "gatefold", "dl"])(
  "sets the numbers of figures smaller, all of a block alike, before they stop a leaflet: %s",
  async (fold) => {
    expect(wide(`figures-${fold}`)).toEqual([]);
    const texts = (await pagesOf(`figures-${fold}`)).flatMap((page) => page.texts);
    const sizes = texts
      .filter(({ text }) => /^(?:1 250|неогр|12 345|2004|166)/.test(text))
      .map(({ size }) => size);
    expect(sizes.length).toBe(5);
    expect(new Set(sizes.map((size) => size.toFixed(1))).size).toBe(1);
    expect(sizes[0]).toBeGreaterThan(fold === "dl" ? 8 : 20);
  },
);

it("tells what is widest by its word, not by the number of the note behind it", () => {
  expect(wide("noted-name")).toMatchObject([
    { place: { line: 9 }, facts: { text: `СТ-Х${"1234567890".repeat(5)}` } },
  ]);
});

it("reports what can't be divided", () => {
  expect(wide("broad-name")).toMatchObject([
    { place: { line: 2 }, facts: { text: "СТ-Х1234567890123456789012345678901234567" } },
  ]);
});

it("tears no number and no date that stands large in a narrow column", async () => {
  expect(wide("tied")).toEqual([]);
  const lines = (await pagesOf("tied")).flatMap(({ texts: all }) =>
    all.map(({ text: line }) => line.replace(/\s/g, " ").trim()),
  );
  expect(lines).toContain("1 234 567,89 лв.");
  expect(lines.join(" ")).toContain("23 ноември 2026 г.");
});

it("tells of what is too wide once, whatever follows from it in any print", async () => {
  const text =
    "---\ntitle: Wide\nlang: de\n---\n\n## ПРОТИВОКОНСТИТУЦИОНСТВУВАТЕЛСТВУВАЙТЕ НИКОГА\n\nText.\n";
  await workspace.write("content/foreign-heading.md", text);
  const { events } = await workspace.run("check", "foreign-heading", "--json", "--no-report");
  expect(events.filter(({ weight }) => weight === "error")).toMatchObject([
    { code: "overflow-width", place: { line: 6 } },
  ]);
});

it("knows a PDF whose type was shrunk from one that is true to size", async () => {
  const reading = await readPdf(await workspace.read("out/words/bg/words.bg.pdf"));
  const shrunk = (): unknown[] => checkPdf(reading).map(({ rule, params }) => [rule.words, params]);
  expect(shrunk()).toEqual([]);
  for (const { scan } of reading.contents)
    for (const { runs } of scan.sequences) for (const run of runs) run.scale *= 0.7;
  expect(shrunk()).toEqual([["pdf-type-shrunk", { percent: 70 }]]);
});

describe("in panels", () => {
  it.each(Object.entries(panels))("%s", async (name, { page, from, to }) => {
    expect(wide(name)).toEqual([]);
    const lang = name === "panel-rtl" ? "ar" : "bg";
    const pages = readPages(await workspace.read(`out/${name}/${lang}/${name}.${lang}.pdf`));
    const shown = (await pages)[page]?.texts ?? [];
    // What the table holds, whole or in pieces where words are divided.
    const cells = shown.filter(({ text }) => /Ведом|Област|123|Пристиг|Заминав|433/.test(text));
    expect(cells.length).toBeGreaterThan(1);
    for (const { text, left, right, size } of cells)
      expect(`${text}: ${left >= from - 0.3 && right <= to + 0.3 && size >= 7.4}`).toBe(`${text}: true`);
  });

  it("names the longest word of a table that no remedy helps, and says what was tried", async () => {
    await workspace.write("content/panel-hopeless.md", panel("trifold", hopelessTable));
    const { events } = await workspace.run("build", "panel-hopeless", "--json");
    expect(events.filter(({ code }) => code === "overflow-width")).toMatchObject([
      {
        place: { line: 13 },
        facts: { text: "Хидроенергопроект", box: "inside-1", cure: "narrow-table:7.5" },
      },
    ]);
  });
});

describe("in Word", () => {
  const wordOf = async (name: string): Promise<Uint8Array> =>
    workspace.read(`out/${name}/bg/${name}.bg.docx`);
  const xmlOf = async (name: string): Promise<string> =>
    strFromU8(unzipSync(await wordOf(name))["word/document.xml"] ?? new Uint8Array());
  const columnsOf = (xml: string): number[] =>
    [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));

  it("gives columns of some tables smaller type, and their longest word room in it", async () => {
    const xml = await xmlOf("six");
    const table = xml.split("<w:tbl>").at(-1) ?? "";
    const sizes = [...table.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...sizes)).toBeLessThan(20);
    // 8,844 twips are the 156 mm of the text.
    expect(columnsOf(table).reduce((sum, width) => sum + width, 0)).toBeLessThan(8_900);
  });

  it("lays a section on its side for a table of many columns, and is valid", async () => {
    const xml = await xmlOf("twelve");
    expect([...xml.matchAll(/w:orient="(\w+)"/g)].map(([, way]) => way)).toContain("landscape");
    expect(await sdkErrors(await wordOf("twelve"), workspace.root)).toEqual([]);
    expect(await sdkErrors(await wordOf("six"), workspace.root)).toEqual([]);
  });
});
