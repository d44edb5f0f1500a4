import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { fontCharacters } from "../scripts/render/assets/font-characters.ts";
import { subsetFace } from "../scripts/render/assets/subset-face.ts";
import { foldMarks } from "./support/fold-marks.ts";
import { readPages } from "./support/read-pages.ts";
import { sdkErrors } from "./support/sdk-errors.ts";
import {
  type CommandResult,
  createWorkspace,
  projectRoot,
  runDipla,
  type Workspace,
} from "./support/workspace.ts";

/* Leaflets and a report in Arabic and Hebrew: the mirror image in all formats, and the same words in the same order. */
const root = join(projectRoot, "tests", "workspaces", "reading-room");
let scratch: Workspace;
let checked: CommandResult;
const read = (path: string): Promise<Uint8Array> => scratch.read(`out/${path}`);

beforeAll(async () => {
  scratch = await createWorkspace();
  checked = await runDipla([
    "check",
    "--json",
    "--root",
    root,
    "--out",
    join(scratch.root, "out"),
    "--no-report",
  ]);
  const { code, stderr } = await runDipla(["build", "--root", root, "--out", join(scratch.root, "out")]);
  expect(code, stderr).toBe(0);
});
afterAll(() => scratch.remove());

it("says the same in all formats, keeps the standards, and lacks no letter", () => {
  const found = checked.events.filter(
    ({ event, level }) => event === "diagnostic" && (level === "error" || level === "warning"),
  );
  expect(found).toEqual([]);
  expect(checked.code).toBe(0);
});

/** The middle of the first piece of text of a page that is set in at least `size` pt, in mm from the left. */
async function middleOfLargest(path: string, page: number): Promise<number> {
  const pages = await readPages(await read(path));
  const texts = [...(pages[page]?.texts ?? [])].sort((a, b) => b.size - a.size);
  const [first] = texts;
  return ((first?.left ?? 0) + (first?.right ?? 0)) / 2;
}

describe("a letter fold in Arabic", () => {
  it("has its cover at the left of the outside and the flap at the right", async () => {
    const pages = await readPages(await read("about/ar/about.ar.pdf"));
    const numbers = pages[0]?.texts.filter(({ text }) => text.includes("1951")) ?? [];
    expect(numbers[0]?.left).toBeGreaterThan(200);
    const title = pages[0]?.texts.filter(({ size }) => size > 35 && size < 48) ?? [];
    expect(Math.max(...title.map(({ right }) => right))).toBeLessThan(100);
  });

  it("starts its inside at the right, with the narrow panel at the left", async () => {
    const pages = await readPages(await read("about/ar/about.ar.pdf"));
    const years =
      pages[1]?.texts.filter(({ text, size }) => size > 14 && /^(1951|1987|2015)$/.test(text.trim())) ?? [];
    expect(years.length).toBeGreaterThanOrEqual(3);
    for (const { right } of years) expect(right).toBeLessThan(97 - 8.8);
  });

  it("has its fold marks mirrored", async () => {
    expect(await foldMarks(await read("about/ar/about.ar.press.pdf"))).toEqual([
      [100, 200],
      [97, 197],
    ]);
  });
});

it("puts the cover of a Hebrew z-fold at the left", async () => {
  expect(await middleOfLargest("about/he/about.he.pdf", 0)).toBeLessThan(99);
});

describe("Word", () => {
  it.each(["about/ar/about.ar.docx", "about/he/about.he.docx", "note/ar/note.ar.docx"])(
    "runs from right to left: %s",
    async (path) => {
      const bytes = await read(path);
      const parts = unzipSync(bytes);
      const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
      const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
      expect(styles).toContain("<w:pPr><w:bidi/></w:pPr>");
      const sections = document.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
      expect(sections.length).toBeGreaterThan(0);
      for (const section of sections) expect(section).toContain("<w:bidi/>");
      for (const table of document.match(/<w:tblPr>.*?<\/w:tblPr>/gs) ?? [])
        expect(table).toContain("<w:bidiVisual/>");
      expect(document).toMatch(/<w:rtl\/>/);
      expect(await sdkErrors(bytes, scratch.root)).toEqual([]);
    },
  );
});

it.each([
  ["@expo-google-fonts/tajawal/800ExtraBold/Tajawal_800ExtraBold.ttf", "مكتبة المدينة،"],
  ["@expo-google-fonts/amiri/400Regular/Amiri_400Regular.ttf", "مكتبة المدينة،"],
  ["@expo-google-fonts/heebo/700Bold/Heebo_700Bold.ttf", "ספריית העיר־"],
  ["@expo-google-fonts/frank-ruhl-libre/400Regular/FrankRuhlLibre_400Regular.ttf", "ספריית העיר־"],
])("carries the letters in the fonts of Word and the web page: %s", async (file, words) => {
  const host = createNodeHost();
  const subset = await subsetFace(host.findPackage(file) ?? "", "truetype", host);
  const characters = fontCharacters(subset);
  for (const letter of words) expect(characters.has(letter.codePointAt(0) ?? 0), letter).toBe(true);
});

it("writes dates with the digits and the calendar that Dipla chooses, not the locale", async () => {
  const html = await scratch.text("out/note/ar/note.ar.html");
  expect(html).toMatch(/24.نوفمبر.2026/);
  expect(html).toMatch(/<caption[^>]*>.*وثائق الأرشيف وقراؤه/);
  expect(html).toContain('dir="rtl"');
});

it("keeps the spaces around signs between words from left to right, in every format", async () => {
  const workspace = await createWorkspace({
    "content/text/ar.md":
      '---\ntitle: كتاب\ntemplate: briefing\n---\n\n- if a resource is "`archived`" notation.\n\n- add (`archived`) notation and "word" here.\n\nكلمة ("`code`") كلمة.\n',
  });
  const { events } = await workspace.run("check", "--json", "--no-report");
  expect(events.filter(({ event, level }) => event === "diagnostic" && level === "error")).toEqual([]);
  await workspace.remove();
});
