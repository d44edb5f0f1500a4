import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PageFacts, readPages } from "./support/read-pages.ts";
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

const texts: Readonly<Record<string, string>> = {
  words: note(
    [
      `Вижте ${address} и \`${"дълго_име_".repeat(12)}\`.`,
      `## ${chain}${chain}`,
      `- ${chain}${chain}${chain}`,
      `> ${address}`,
      `:::callout\n\n${address}\n\n:::`,
      `${chain}${chain}${chain}\n: ${address}`,
      `\`\`\`\n${"x".repeat(160)}\n\`\`\``,
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
  hopeless: note(
    table([
      Array.from({ length: 24 }, (_, at) => `К${at}`),
      Array.from({ length: 24 }, () => "Хидроенергопроект"),
    ]),
  ),
  glued: note("## Селскостопански\u00a0труд", "leaflet-doublegate").replace(usual, ""),
  title: note("", "brochure").replace("Водомери", "Водомерщик"),
};

let workspace: Workspace;
let found: { code: string; place: { file: string; line?: number }; facts: Record<string, string | number> }[];
const wide = (name: string): typeof found =>
  found.filter(({ code, place }) => code === "overflow-width" && place.file === `content/${name}.md`);
const pagesOf = async (name: string): Promise<PageFacts[]> =>
  readPages(await workspace.read(`out/${name}/bg/${name}.bg.pdf`));

beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf"], print: { outputs: [] } }),
  });
  for (const [name, text] of Object.entries(texts)) await workspace.write(`content/${name}.md`, text);
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

it("lays a page on its side for a table of many columns, and no other", async () => {
  const pages = await pagesOf("twelve");
  expect(pages.map(({ width, height }) => width > height)).toEqual([false, true]);
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
