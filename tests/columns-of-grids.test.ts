import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* Cards, steps and figures stand in the columns of a grid: one long word must not push them beyond the page. */

const chain = {
  bg: "противоконституционствувателствувайте",
  ar: "كاقيكوقيناقاعاساقوميميميتوعوناروهابيفوعاكيري",
};
const address = `https://www.example.org/${Array.from({ length: 14 }, () => "gefabosa").join("/")}`;

/** Every block that is a grid in some template, with a word and an address that no column has room for. */
function text(lang: "bg" | "ar", template: string): string {
  const word = chain[lang];
  const rows = [
    `:::cards\n\n- **${word}** ${word}\n- **две** ${word} <${address}>\n\n:::`,
    `:::timeline\n\n- **2024** ${word}\n- **2025** ${word} <${address}>\n\n  | ${word.slice(0, 8)} | две |\n  |---|---|\n  | 12 | 13 |\n\n:::`,
    `:::figures\n\n- **12** ${word}\n- **13** ${word} <${address}>\n\n:::`,
  ];
  const boxed = rows.map((row) => `:::callout\n\n${row}\n\n:::`);
  const listed = rows.map((row) => `- ${word}\n\n${row.replace(/^(?=.)/gm, "  ")}`);
  const inRow = rows
    .slice(0, 2)
    .map(
      (row) =>
        `:::figures\n\n- **14** ${word}\n\n  - [ ] ${word}\n\n${row.replace(/^(?=.)/gm, "    ")}\n\n:::`,
    );
  // There is room for one column of a grid, and less than one is wide at least elsewhere.
  const short = word.slice(0, 8);
  const inCard = ["cards", "figures", "signatures"].map(
    (name) =>
      `:::cards\n\n- **1** ${short}\n- **2** ${short}\n- **3** ${short}\n\n  :::columns\n\n  ${short}\n\n  :::${name}\n\n  - **12** ${short}\n  - **13** ${short}\n\n  :::\n\n  :::\n\n:::`,
  );
  return `---\ntitle: Заглавие\nlang: ${lang}\ntemplate: ${template}\n---\n\n## Първо\n\n${[...rows, ...boxed, ...listed, ...inRow, ...inCard].join("\n\n")}\n`;
}

const templates = ["briefing", "brochure"];
/** A template of somebody's own, whose columns are as wide as their words. */
const own = {
  "templates/own/template.yaml":
    "name: own\ndescription: Own\nformats: [pdf]\npage:\n  size: [210, 297]\n  margins: [20, 20, 20, 20]\nslots:\n  body:\ndefault-slots: [body]\n",
  "templates/own/page.hbs": '<section data-role="body" data-kind="page">{{slot "body"}}</section>',
  "templates/own/style.css":
    '[data-role="cards"] { display: grid; grid-template-columns: repeat(2, auto); }\n[data-role="card"] { width: max-content; min-width: max-content !important; }\n',
  "templates/own/theme.tokens.json": "{}",
};
let workspace: Workspace;
let found: { code: string; place: { file: string; line?: number } }[];

beforeAll(async () => {
  workspace = await createWorkspace({
    "dipla.config.json": JSON.stringify({ formats: ["pdf"], print: { outputs: [] } }),
    ...own,
    ...Object.fromEntries(
      (["bg", "ar"] as const).map((lang) => [
        `content/own-${lang}.md`,
        `---\ntitle: Заглавие\nlang: ${lang}\ntemplate: own\n---\n\n:::cards\n\n- **${chain[lang]}** ${chain[lang]}\n- **две** ${chain[lang].repeat(3)}\n\n:::\n`,
      ]),
    ),
  });
  for (const template of templates)
    for (const lang of ["bg", "ar"] as const)
      await workspace.write(`content/${template}-${lang}.md`, text(lang, template));
  const { events } = await workspace.run("build", "--json");
  found = events.filter(({ event }) => event === "diagnostic") as never;
}, 120_000);
afterAll(() => workspace.remove());

describe.each(templates.flatMap((template) => [`${template}-bg`, `${template}-ar`]))("%s", (name) => {
  it("keeps all of its words between the margins, and says nothing", async () => {
    const said = found.filter(({ code, place }) => code !== "link-text-address" && place.file.includes(name));
    expect(said.filter(({ code }) => /overflow|differs|broken/.test(code))).toEqual([]);
    const lang = name.slice(-2);
    const pages = await readPages(await workspace.read(`out/${name}/${lang}/${name}.${lang}.pdf`));
    const shown = pages.flatMap(({ width, texts }) =>
      texts.filter((one) => one.text.trim() !== "").map((one) => ({ ...one, width })),
    );
    expect(shown.length).toBeGreaterThan(60);
    for (const { text: words, left, right, width } of shown)
      expect(`${words}: ${left > 10 && right < width - 10}`).toBe(`${words}: true`);
  });
});

it.each(["bg", "ar"])("tells of words that stand beyond the page with their column: %s", (lang) => {
  const wide = found.filter(
    ({ code, place }) => code === "overflow-width" && place.file.includes(`own-${lang}`),
  );
  expect(wide).toMatchObject([{ place: { line: 10 } }]);
});
