import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPages } from "./support/read-pages.ts";
import { type CommandResult, createWorkspace, type Workspace } from "./support/workspace.ts";

/* Text that nobody has put into a panel: it runs on to where there is room, in order and whole. */
const sentence = (number: number): string =>
  `Sentence ${number} says what the library lends to everybody who lives in the town.`;
const paragraphs = Array.from({ length: 10 }, (_, index) => sentence(index + 1)).join("\n\n");
const cards = ":::cards\n\n- Books\n- Maps\n- Films\n- Records\n\n:::";
const items = Array.from({ length: 12 }, (_, index) => `- Item ${index + 1} of the long list of things`).join(
  "\n",
);
const numbered = Array.from(
  { length: 12 },
  (_, index) => `${index + 1}. Step ${index + 1} of the long way to a card`,
).join("\n");

const texts = {
  // Cards have few letters and much height: a share by letters gives their panel too much.
  cards: `## Cards\n\n${cards}\n\n### More\n\n${cards}\n\n### Still more\n\n${cards}\n\n## Words\n\n${paragraphs.split("\n\n").slice(0, 3).join("\n\n")}`,
  list: `## Lists\n\n${cards}\n\n${items}\n\n## Steps\n\n${cards}\n\n${numbered}\n\n${sentence(1)}`,
  plain: `## Words\n\n${paragraphs}\n\n## More words\n\n${paragraphs}`,
};
const head =
  "---\ntitle: The library\ntemplate: leaflet-zfold\ndate: 2026-11-24\n---\n\n:::panel{name=flap}\n\n## In numbers\n\n:::\n\n";

let workspace: Workspace;
let checked: CommandResult;
beforeAll(async () => {
  workspace = await createWorkspace();
  for (const [name, text] of Object.entries(texts)) {
    await workspace.write(`content/${name}/en.md`, head + text);
    await workspace.write(
      `content/${name}-by-hand/en.md`,
      `${head}:::panel{name=inside-1}\n\n${text.slice(0, text.lastIndexOf("\n\n## "))}\n\n:::\n`,
    );
  }
  await workspace.write(
    "content/wrapped/en.md",
    `${head.replace("---\n\n", "allow-html: true\n---\n\n")}<div align="center">\n<div>\n\n${texts.plain}\n\n</div>\n</div>\n`,
  );
  checked = await workspace.run("check", "--json", "--no-report");
  await workspace.run("build", "--format", "pdf");
}, 60_000);
afterAll(() => workspace.remove());

describe.each(Object.keys(texts))("a text of %s", (name) => {
  const diagnosticsOf = (document: string): string[] =>
    checked.events
      .filter(
        ({ event, place }) =>
          event === "diagnostic" && (place as { file: string }).file === `content/${document}/en.md`,
      )
      .map(({ code }) => String(code));

  it("fits, and says the same in all formats", () => {
    const codes = diagnosticsOf(name).filter(
      (code) => !/^(?:slot-empty|panel-underfilled|text-fitted)$/.test(code),
    );
    expect(codes).toEqual([]);
  });

  it("stands in order", async () => {
    const pages = await readPages(await workspace.read(`out/${name}/en/${name}.en.pdf`));
    // Outside: inside-2, inside-3, cover; inside: flap, inside-1, back.
    const column = (page: number, from: number, to: number): string =>
      (pages[page]?.texts ?? [])
        .filter(({ left }) => left >= from && left < to)
        .sort((a, b) => a.bottom - b.bottom)
        .map(({ text }) => text)
        .join(" ");
    const all = [column(1, 99, 198), column(0, 0, 99), column(0, 99, 198)];
    for (const text of all) expect(text.length).toBeGreaterThan(20);
    const numbersOf = (pattern: RegExp): number[] =>
      [...all.join(" ").matchAll(pattern)].map(([, number]) => Number(number));
    for (const pattern of [/Item (\d+)/g, /Step (\d+)/g]) {
      const numbers = numbersOf(pattern);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
    const sentences = numbersOf(/Sentence (\d+)/g);
    if (name !== "list")
      expect(
        sentences.filter((value, index) => index === 0 || value > (sentences[index - 1] ?? 0)).length,
      ).toBeGreaterThanOrEqual(sentences.length - 1);
    for (const text of all) expect(text.trim()).not.toMatch(/(?:More|Still more|Words|Steps)$/);
  });
});

it("goes by the blocks in what HTML has been put around all of it", () => {
  const said = checked.events.filter(
    ({ event, place }) => event === "diagnostic" && /\/wrapped\//.test((place as { file: string }).file),
  );
  expect(
    said.map(({ code }) => code).filter((code) => !/^(?:panel-underfilled|text-fitted)$/.test(String(code))),
  ).toEqual([]);
});

it("keeps to its panel what the author has put there", () => {
  const codes = checked.events.filter(
    ({ event, place }) => event === "diagnostic" && /-by-hand/.test((place as { file: string }).file),
  );
  expect(codes.map(({ code }) => code)).toContain("overflow");
});
