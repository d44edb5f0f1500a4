import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import type { PdfMetadata } from "../scripts/render/pdf/finish/draft.ts";
import { finishPdf, passes } from "../scripts/render/pdf/finish/finish-pdf.ts";
import { compareOutlines } from "../scripts/review/compare-outlines.ts";
import { htmlOutline } from "../scripts/review/html-outline.ts";
import { outlineOf } from "../scripts/review/pdf-outline.ts";
import { checkPdf } from "../scripts/review/pdf-rules/check-pdf.ts";
import { readPdf } from "../scripts/review/pdf-rules/pdf-reading.ts";
import { findingOf } from "../scripts/review/rule.ts";
import { uiLanguages } from "../scripts/words/interface-languages.ts";
import { type InProcess, openPipeline } from "./support/build-in-process.ts";
import { type PrintedPage, printPublication } from "./support/print-publication.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Chromium's own print breaks the rules, the finished one keeps them, and each step of finishing is needed: without it,
 * a rule is broken or the PDF no longer says what the HTML says.
 */
let workspace: Workspace;
let pipeline: InProcess;
let page: PrintedPage;
/** A text in Arabic: what only lines that run from right to left need is tried on this one. */
let mirrored: PrintedPage;
/** A page that begins with a letter as tall as its line, and a heading whose id is long when it is escaped. */
let tall: PrintedPage;
let lettered: PrintedPage;
/** Letters whose parts are glyphs without a code point. */
let joined: PrintedPage;
/** A word from right to left that is longer than its line. */
let long: PrintedPage;
const facts: PdfMetadata = {
  title: "Everything in one document",
  lang: "en",
  authors: ["A. Author"],
  keywords: ["test"],
  date: "2026-11-23T00:00:00Z",
  producer: "Dipla",
  sheet: { sizes: [{ width: 210, height: 297 }], bleed: 0 },
  attachments: [
    {
      name: "en.md",
      bytes: new TextEncoder().encode("# Text"),
      mediaType: "text/markdown",
      relationship: "Source",
    },
  ],
};

const tallText = `---
title: Grădini
lang: ro
template: brochure
---

## În umbra pomilor

[Vezi mai jos](#поляните-край-старата-воденица-на-реката)

## Поляните край старата воденица на реката

Text.
`;

const longWord = "سيسوهونيريناعيسيقوفاقيبافاقيسيماكوبوسيفوهودي";
const longText = `---
title: كلمة
lang: ar
template: briefing
---

| فيهوهانو | باب | دار | نهر | كتاب |
|---|---|---|---|---|
| فاعوقيرا تيريتوكو ${longWord} بودورانو | عاقيبافي ديهوراسا ديكابيرا روكوكيرا | فيهوهانو رينيباهي | ناقيديقا رافيمادي | سيريهيدي كابابيقو |
`;

beforeAll(async () => {
  const folder = join(projectRoot, "tests", "cases");
  workspace = await createWorkspace();
  await workspace.copy(join(folder, "_data"), "content/_data");
  await workspace.copy(join(folder, "finishing"), "content/finishing");
  await workspace.write(
    "content/finishing/en.md",
    await readFile(join(folder, "finishing", "input.md"), "utf8"),
  );
  await workspace.write("content/tall.md", tallText);
  await workspace.write(
    "content/joined.md",
    "---\ntitle: خبر\nlang: ar\ntemplate: briefing\n---\n\nالخبرة أيّ كتاب.\n",
  );
  await workspace.write(
    "content/lettered/en.md",
    "---\ntitle: Note\ntemplate: briefing\ncover-letter: letter\n---\n\nText.\n",
  );
  await workspace.write("content/lettered/letter.en.md", "## Dear all\n\nWords.\n\n### Below\n\nWords.\n");
  pipeline = await openPipeline();
  page = await printOf(workspace.root, "finishing");
  tall = await printOf(workspace.root, "tall");
  lettered = await printOf(workspace.root, "lettered");
  joined = await printOf(workspace.root, "joined");
  await workspace.write("content/long.md", longText);
  long = await printOf(workspace.root, "long");
  mirrored = await printOf(join(projectRoot, "tests", "workspaces", "reading-room"), "note");
});
afterAll(async () => {
  await pipeline.close();
  await workspace.remove();
});

async function printOf(root: string, document: string): Promise<PrintedPage> {
  const [made] = (await pipeline.build(root, document)).flatMap((result) => result.made);
  if (!made) throw new Error(`${document} was not built`);
  return printPublication(made.publication, pipeline);
}

/** Clauses that are broken, and `parity` when the PDF differs from the HTML. */
async function faultsOf(bytes: Uint8Array, { html } = page): Promise<string[]> {
  const reading = await readPdf(bytes);
  const difference = compareOutlines(htmlOutline(html), outlineOf(reading));
  return [
    ...checkPdf(reading).map(({ rule, params }) => `${rule.clause}: ${rule.words} ${JSON.stringify(params)}`),
    ...(difference ? [`parity: ${difference.words} ${JSON.stringify(difference.params)}`] : []),
  ];
}

it("finishes without a fault", async () => {
  const { bytes, findings } = await finishPdf(page.printed, facts, page.origins);
  expect(await faultsOf(bytes)).toEqual([]);
  // The small square of the test is coarse; nothing else is found.
  expect(findings).toEqual([expect.objectContaining({ code: "image-resolution-low" })]);
});

it("lets the headings of a cover letter begin at the top, in a PDF that is sound", async () => {
  const { bytes } = await finishPdf(lettered.printed, facts, lettered.origins);
  expect(await faultsOf(bytes, lettered)).toEqual([]);
  const levels = outlineOf(await readPdf(bytes)).items.flatMap(({ level }) => level ?? []);
  expect(levels).toEqual([1, 2, 1]);
});

it("finds what Chromium's own print lacks", async () => {
  const clauses = new Set((await faultsOf(page.printed)).map((fault) => fault.replace(/:.*/s, "")));
  expect([...clauses]).toEqual(
    expect.arrayContaining([
      "ISO 14289-1 §7.1 (8)",
      "ISO 14289-1 §7.1 (3)",
      "ISO 14289-1 §7.1 (5)",
      "ISO 14289-1 §7.2",
      "ISO 14289-1 §7.3",
      "ISO 14289-1 §7.5",
      "ISO 14289-1 §7.6",
      "ISO 14289-1 §7.18.5",
      "ISO 19005-2 §6.1.3",
      "ISO 19005-2 §6.2.4.3",
    ]),
  );
});

it("says it in every language of the interface, with every blank filled", async () => {
  const broken = checkPdf(await readPdf(page.printed));
  for (const one of broken) {
    const finding = findingOf(one, "a.pdf", { file: "a.md" });
    for (const lang of uiLanguages) {
      const { message } = await diagnosticWords(finding, lang);
      expect(message, lang).not.toMatch(/\{\w+\}|undefined/);
      expect(message, lang).toContain(one.rule.clause);
      expect(message, lang).not.toContain(one.rule.words);
    }
  }
});

/** What a missing step breaks, where it is not the step's own clause. */
const noticedBy: Readonly<Record<string, RegExp>> = {
  "line-end-spaces": /^parity/,
  "line-end-hyphens": /^parity/,
  notes: /^parity/,
  "reading-direction": /^parity/,
  "repeated-letters": /^parity/,
  "contents-list": /^parity/,
  "structure-types": /§14\.8\.4\.2/,
  "element-ids": /§14\.8\.5\.7/,
  "associated-files": /§6\.8/,
};

describe("leaving a step out is noticed", () => {
  it.each(
    passes.filter(
      ({ name }) => !/^(?:missing-glyphs|picture-resolution|shifted-letters|type-size)$/.test(name),
    ),
  )("$name ($clause)", async ({ name, clause }) => {
    const tried =
      {
        "reading-direction": mirrored,
        "repeated-letters": tall,
        "destination-names": tall,
        "first-headings": lettered,
        "unmapped-glyphs": joined,
      }[name] ?? page;
    const { bytes } = await finishPdf(tried.printed, facts, tried.origins, {
      steps: passes.filter((pass) => pass.name !== name),
    });
    const faults = await faultsOf(bytes, tried);
    const wanted = noticedBy[name];
    expect(faults.filter((fault) => (wanted ? wanted.test(fault) : fault.startsWith(clause)))).not.toEqual(
      [],
    );
  });
});

it("reports a sign that no font could draw (ISO 14289-1 §7.21.8)", async () => {
  // Glyph 0 in place of a drawn one, in the printed bytes.
  const broken = await page.withMissingGlyph();
  const { findings, bytes } = await finishPdf(broken, facts, page.origins);
  expect(findings).toContainEqual(expect.objectContaining({ code: "glyph-missing-printed" }));
  expect(await faultsOf(bytes)).toContainEqual(expect.stringContaining("§7.21.8"));
});

describe("a word from right to left that is broken at the end of its line", () => {
  /** What the page's own letters say, without the structure: a line as it is painted, read from its right. */
  const lettersOf = (bytes: Uint8Array): Promise<string> =>
    readPdf(bytes).then(({ contents }) =>
      contents
        .flatMap(({ scan }) => scan.sequences)
        .flatMap(({ runs }) => runs)
        .map(({ glyphs }) =>
          glyphs
            .map(({ text }) => text)
            .reverse()
            .join(""),
        )
        .join(""),
    );

  it("has its letters in order on the page, too", async () => {
    const { bytes } = await finishPdf(long.printed, facts, long.origins);
    expect(await lettersOf(bytes)).toContain(longWord);
  });

  it("would not have them without the step for it", async () => {
    const steps = passes.filter(({ name }) => name !== "shifted-letters");
    const { bytes } = await finishPdf(long.printed, facts, long.origins, { steps });
    expect(await lettersOf(bytes)).not.toContain(longWord);
  });
});
