import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import {
  type LetterheadFile,
  letterheadFile,
  squarePng,
  usualSection,
  wordField,
  wordParagraph,
  wordPicture,
  wordRun,
} from "./support/letterhead-file.ts";
import { type PageFacts, readPages } from "./support/read-pages.ts";
import { sdkErrors } from "./support/sdk-errors.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/* A Word file's header and footer in PDF, HTML and plain text, as in Word. `tests/proofs/letters/letterheads.ts` measures more of them. */
const cell = (words: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="4536" w:type="dxa"/></w:tcPr>${wordParagraph(words)}</w:tc>`;
const table = `<w:tbl><w:tblPr><w:tblW w:w="9072" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4536"/><w:gridCol w:w="4536"/></w:tblGrid><w:tr>${cell("Ministry of Cells")}${cell("second cell")}</w:tr></w:tbl>`;
const stops = `<w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>`;
const numbered = `<w:p><w:pPr>${stops}</w:pPr>${wordRun("1 Long Street\tTelephone 123\tSheet ")}${wordField("PAGE", "7")}${wordRun(" of ")}${wordField("NUMPAGES \\* Arabic", "9")}</w:p>`;
const ofKinds: LetterheadFile = {
  settings: "<w:evenAndOddHeaders/>",
  section: `${usualSection}<w:titlePg/>`,
  pictures: { "image1.png": squarePng },
  parts: [
    {
      edge: "header",
      type: "first",
      xml: `<w:p>${wordPicture("rId1", "Coat of arms")}</w:p>${table}<w:p/>`,
      pictures: ["image1.png"],
    },
    { edge: "header", type: "default", xml: wordParagraph("Odd pages", '<w:jc w:val="right"/>') },
    { edge: "header", type: "even", xml: wordParagraph("Even pages") },
    { edge: "footer", type: "first", xml: numbered },
    { edge: "footer", type: "default", xml: numbered },
    { edge: "footer", type: "even", xml: numbered },
  ],
};
const plain: LetterheadFile = {
  section: usualSection.replace('w:top="2268"', 'w:top="720"'),
  parts: [
    {
      edge: "header",
      type: "default",
      xml: ["one", "two", "three", "four", "five", "six", "seven"]
        .map((word) => wordParagraph(`Line ${word}`))
        .join(""),
    },
  ],
};

const text = `---
title: On our paper
template: briefing
formats: [pdf, docx, html, txt]
classification: Restricted
reference-doc: letterhead.docx
watermark: DRAFT
---

${"Newcomers visit five offices on average before they can start to work. Most of the questions are the same.\n\n".repeat(50)}`;

let workspace: Workspace;
const pages: Record<string, PageFacts[]> = {};
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Department of the Template\n",
    "content/kinds/en.md": text,
    "content/plain/en.md": text,
  });
  await workspace.write("content/kinds/letterhead.docx", letterheadFile(ofKinds));
  await workspace.write("content/plain/letterhead.docx", letterheadFile(plain));
  const { code, stderr } = await workspace.run("build");
  expect(stderr).toContain(" 0 errors");
  expect(code).toBe(0);
  for (const name of ["kinds", "plain"])
    pages[name] = await readPages(await workspace.read(`out/${name}/en/${name}.en.pdf`));
});
afterAll(() => workspace.remove());

const wordsOf = (page: PageFacts | undefined): string => (page?.texts ?? []).map((one) => one.text).join(" ");

describe("a letterhead in PDF", () => {
  it("differs on the first and on even pages, and counts pages as they are", () => {
    const found = (pages.kinds ?? []).map(wordsOf);
    expect(found.length).toBeGreaterThanOrEqual(4);
    for (const [index, page] of found.entries()) {
      expect(page.includes("Ministry of Cells")).toBe(index === 0);
      expect(page.includes("Even pages")).toBe(index % 2 === 1);
      expect(page.includes("Odd pages")).toBe(index > 0 && index % 2 === 0);
      expect(page.replace(/\s+/g, " ")).toContain(`Sheet ${index + 1} of ${found.length}`);
      expect(page).toContain("Restricted");
      // One number is enough.
      expect(page).not.toMatch(/page\s+\d/i);
      expect(page).not.toContain("Department of the Template");
    }
  });

  it("keeps Dipla’s page number where it has none", () => {
    const found = (pages.plain ?? []).map((page) => wordsOf(page).replace(/\s+/g, " "));
    for (const [index, page] of found.entries()) {
      expect(page.match(/page \d+ of \d+/gi)).toEqual([`page ${index + 1} of ${found.length}`]);
      expect(page).toContain("Restricted");
    }
  });

  it("moves the text where a header needs more than its margin", () => {
    for (const page of pages.plain ?? []) {
      const header = page.texts.filter((one) => /Line|^(?:one|seven)$/.test(one.text));
      const first = page.texts.filter((one) => one.text.includes("Newcomers"));
      const lowest = Math.max(...header.map(({ bottom }) => bottom));
      const highest = Math.min(...first.map(({ bottom, size }) => bottom - (size * 25.4) / 72));
      expect(lowest).toBeGreaterThan(35);
      expect(highest).toBeGreaterThan(lowest);
    }
  });

  it("stands at its stops, and is nothing that a screen reader would say on every page", async () => {
    const [first] = pages.kinds ?? [];
    const at = (words: string): number => first?.texts.find((one) => one.text.includes(words))?.left ?? 0;
    expect(at("1 Long Street")).toBeCloseTo(25, 0);
    expect(first?.texts.find((one) => one.text.startsWith("Telephone"))).toBeDefined();
    const outline = await pdfOutline(await workspace.read("out/kinds/en/kinds.en.pdf"));
    const said = outline.items.map((item) => item.text).join(" ");
    expect(said).toContain("Newcomers");
    expect(said).not.toMatch(/Ministry of Cells|Sheet|Even pages/);
  });
});

it("stands once around the page in HTML, without numbers of pages", async () => {
  const html = await workspace.text("out/kinds/en/kinds.en.html");
  const [header = ""] = /<header class="own-header">.*?<\/header>/s.exec(html) ?? [];
  const [footer = ""] = /<footer class="own-footer">.*?<\/footer>/s.exec(html) ?? [];
  expect(header).toContain("Ministry of Cells");
  expect(header).toContain('<img alt="Coat of arms"');
  expect(header).toContain('<table role="presentation"');
  expect(footer).toContain("Telephone 123");
  expect(footer).not.toContain("Sheet");
  expect(html.match(/Ministry of Cells/g)).toHaveLength(1);
  expect(html).not.toContain("Department of the Template");
});

it("stands above and below plain text", async () => {
  const lines = (await workspace.text("out/kinds/en/kinds.en.txt")).trim().split("\n");
  expect(lines.slice(0, 3)).toEqual(["[Coat of arms]", "Ministry of Cells", "second cell"]);
  expect(lines.at(-1)).toBe("1 Long Street   Telephone 123");
});

it("has the classification, the watermark and a page number in Word as well", async () => {
  const bytes = await workspace.read("out/plain/en/plain.en.docx");
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /^word\/letterhead\d+\.xml$/.test(name));
  const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const relations = strFromU8(parts["word/_rels/document.xml.rels"] ?? new Uint8Array());
  const shown = [...document.matchAll(/<w:(?:header|footer)Reference [^>]*r:id="([^"]*)"/g)].map(
    ([, id]) =>
      new RegExp(`Id="${id}"[^>]*Target="([^"]*)"|Target="([^"]*)"[^>]*Id="${id}"`).exec(relations)?.[1] ??
      "",
  );
  const xml = shown.map((name) => strFromU8(parts[`word/${name}`] ?? new Uint8Array()));
  expect(names.length).toBeGreaterThan(0);
  expect(xml.some((one) => one.includes("Line seven") && one.includes("Restricted"))).toBe(true);
  expect(xml.some((one) => one.includes('string="DRAFT"'))).toBe(true);
  expect(xml.some((one) => one.includes(">PAGE<"))).toBe(true);
  expect(await sdkErrors(bytes, workspace.root)).toEqual([]);
});

it("gives the same bytes again", async () => {
  const name = "out/kinds/en/kinds.en.pdf";
  const before = Buffer.from(await workspace.read(name)).toString("base64");
  // A print says to the second when it was made.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const { code } = await workspace.run("build", "kinds", "--format", "pdf", "--force");
  expect(code).toBe(0);
  expect(Buffer.from(await workspace.read(name)).toString("base64")).toBe(before);
});

it("says the same in all formats", async () => {
  const { code, stderr } = await workspace.run("check", "--no-report");
  expect(stderr).toContain(" 0 errors");
  expect(code).toBe(0);
});
