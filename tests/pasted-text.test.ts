import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { docxOutline } from "../scripts/review/docx-outline.ts";
import { htmlOutline } from "../scripts/review/html-outline.ts";
import type { Outline } from "../scripts/review/outline.ts";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import { rasterisePages } from "./support/rasterise.ts";
import { type CommandResult, createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * A person pastes a text unchanged under a front matter with a title. It has to come out whole in every format of every
 * template, at a quarter of its length and at four times of it.
 */
const samples = [
  { name: "a pasted text", path: join(projectRoot, "tests", "pasted", "library.bg.txt") },
  // The text of a real user lies beside the checkout where this project is developed; it is not ours to publish.
  { name: "a real user's text", path: join(projectRoot, "..", "shared", "source", "about-iom.bg.txt") },
].filter(({ path }) => existsSync(path));
const templates = ["leaflet-trifold", "brochure", "briefing"] as const;
const lengths = [
  { length: "whole", cut: (text: string) => text },
  { length: "a quarter", cut: quarter },
  {
    length: "four times",
    cut: (text: string) => text + `\n\n${text.split("\n").slice(2).join("\n")}`.repeat(3),
  },
] as const;

function quarter(text: string): string {
  const end = text.indexOf("\n\n", text.length / 4);
  return text.slice(0, end);
}

let workspace: Workspace;
let result: CommandResult;
let manifest: Manifest;
const texts = new Map<string, string>();
const idOf = (sample: number, template: string, length: string): string =>
  `s${sample}-${template}-${length.replaceAll(" ", "-")}`;

beforeAll(async () => {
  workspace = await createWorkspace();
  for (const [index, { path }] of samples.entries()) {
    const whole = await readFile(path, "utf8");
    for (const template of templates) {
      for (const { length, cut } of lengths) {
        const text = cut(whole);
        const id = idOf(index, template, length);
        texts.set(id, text);
        // The brochure is what a front matter with nothing but a title gives.
        const choice = template === "brochure" ? "" : `template: ${template}\n`;
        await workspace.write(
          `content/${id}/bg.md`,
          `---\ntitle: ${text.split("\n")[0]?.trim()}\n${choice}---\n\n${text}`,
        );
      }
    }
  }
  result = await workspace.run("build", "--json");
  manifest = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
});
afterAll(() => workspace.remove());

const cases = samples.flatMap(({ name }, index) =>
  templates.flatMap((template) =>
    lengths.map(({ length }) => ({ name, template, length, id: idOf(index, template, length) })),
  ),
);
const tooLong = cases.filter(
  ({ template, length }) => template === "leaflet-trifold" && length === "four times",
);

describe.each(cases.filter((one) => !tooLong.includes(one)))(
  "$name, $length, as $template",
  ({ id, template }) => {
    const bytesOf = (format: string): Promise<Uint8Array> =>
      workspace.read(`out/${id}/bg/${id}.bg.${format}`);
    const outlines = async (): Promise<Record<string, Outline>> => ({
      html: htmlOutline(await bytesOf("html")),
      docx: docxOutline(await bytesOf("docx")),
      pdf: await pdfOutline(await bytesOf("pdf")),
    });

    it("builds without an error", () => {
      expect(problems(id).filter(({ level }) => level !== "info")).toEqual([]);
      expect(manifest.artifacts.filter(({ document }) => document === id)).toHaveLength(
        template === "briefing" ? 3 : 5,
      );
    });

    it("holds every word of the file, in order, in all formats", async () => {
      for (const [format, { items }] of Object.entries(await outlines())) {
        const shown = letters(items.map(({ text }) => text).join(" "));
        let from = 0;
        for (const line of (texts.get(id) ?? "").split("\n").filter((one) => letters(one) !== "")) {
          const at = shown.indexOf(letters(line), from);
          expect(at, `${format}: ${line}`).toBeGreaterThanOrEqual(from);
          from = at + letters(line).length;
        }
      }
    });

    it("makes a list of lines that start with a bullet, in all formats", async () => {
      const bullets = (texts.get(id) ?? "").split("\n").filter((line) => line.trim().startsWith("•"));
      for (const [format, { items }] of Object.entries(await outlines())) {
        const listed = items.filter(({ kind }) => kind === "item");
        expect(listed.length, format).toBe(bullets.length);
        expect(
          items.some(({ text }) => text.includes("•")),
          format,
        ).toBe(false);
      }
    });

    it("prints the title once", async () => {
      const title = (texts.get(id) ?? "").split("\n")[0]?.trim();
      for (const [format, { items }] of Object.entries(await outlines()))
        expect(items.filter(({ text }) => text.replaceAll("\n", " ") === title).length, format).toBe(1);
    });

    it("keeps a year and its „г.“ on one line", async () => {
      const pdf = await pdfOutline(await bytesOf("pdf"));
      const all = pdf.items.map(({ text }) => text).join("\n");
      expect(all).toContain("1951 г.");
      expect(all).not.toMatch(/\d{4}\n+г\./);
      const word = strFromU8(unzipSync(await bytesOf("docx"))["word/document.xml"] ?? new Uint8Array());
      expect(word).toContain("1951\u00a0г.");
      expect(strFromU8(await bytesOf("html"))).toMatch(/1951(\u00a0|&nbsp;|&#xA0;)г\./);
    });

    it("leaves no page and no panel blank", async () => {
      for (const [index, ink] of (await rasterisePages(await bytesOf("pdf"))).entries()) {
        expect(ink(0, 0, 1, 1), `page ${index + 1}`).toBeGreaterThan(0.005);
        if (template !== "leaflet-trifold") continue;
        const folds = index === 0 ? [0, 97 / 297, 197 / 297, 1] : [0, 100 / 297, 200 / 297, 1];
        for (const panel of [0, 1, 2]) {
          // Inside, the band of pattern on top is not the panels' own.
          const share = ink(folds[panel] ?? 0, index === 0 ? 0 : 0.26, folds[panel + 1] ?? 1, 1);
          expect(share, `side ${index + 1}, panel ${panel + 1}`).toBeGreaterThan(0.01);
        }
      }
    });
  },
);

it.each(tooLong)("$name, $length, as $template: says what does not fit and withholds the files", ({ id }) => {
  const errors = problems(id).filter(({ level }) => level === "error");
  expect(errors.map(({ code }) => code)).toContain("overflow");
  const [first] = errors;
  expect(first?.place).toMatchObject({ file: `content/${id}/bg.md`, line: expect.any(Number) });
  expect(manifest.artifacts.filter(({ document }) => document === id)).toEqual([]);
  expect(result.code).toBe(4);
});

function problems(id: string): { level: string; code: string; place: unknown }[] {
  return result.events.filter(
    ({ event, place }) =>
      event === "diagnostic" && (place as { file: string }).file.startsWith(`content/${id}/`),
  ) as never;
}

/** Letters and digits alone: hyphens at line ends, quotes and spaces are typography. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}
