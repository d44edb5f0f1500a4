import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hyphenationOf } from "../scripts/languages/hyphenation.ts";
import { languages } from "../scripts/languages/languages.ts";
import { docxOutline } from "../scripts/review/docx-outline.ts";
import { htmlOutline } from "../scripts/review/html-outline.ts";
import type { Outline } from "../scripts/review/outline.ts";
import { pdfOutline } from "../scripts/review/pdf-outline.ts";
import { lineEndHyphens } from "./support/line-end-hyphens.ts";
import { type CommandResult, createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * A page in each language, in every format: what the tables of tests/typography/ say is set, the words of tests/hyphenation/ are
 * divided, and all of it is read back whole.
 */
const tags = [...Object.keys(languages), "sr-Latn", "no", "en-GB"];

/** The lines of a list in `tests/`, for a language or the one it is a form of; none where there is no list. */
async function linesOf(folder: string, tag: string): Promise<string[]> {
  const names = await readdir(join(projectRoot, "tests", folder));
  const own = [tag, tag === "no" ? "nb" : "", tag.split("-")[0] ?? ""];
  const name = own.map((one) => `${one}.txt`).find((one) => names.includes(one));
  if (name === undefined) return [];
  const text = await readFile(join(projectRoot, "tests", folder, name), "utf8");
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

interface Sentence {
  written: string;
  set: string;
}

/** What can stand in a paragraph as it is: no markup of Markdown, and nothing that only headings do. */
async function sentencesOf(tag: string): Promise<Sentence[]> {
  const pairs = (await linesOf("typography", tag)).map((line) => line.split(" | "));
  return pairs
    .map(([written = "", set = ""]) => ({ written, set: set.replaceAll("~", "\u00a0") }))
    .filter(({ written }) => !/^\d+[.)] |^[-+*#>|] |[_*`<>[\]\\|{}~]|^\s|--/.test(written));
}

let workspace: Workspace;
let checked: CommandResult;

beforeAll(async () => {
  workspace = await createWorkspace();
  for (const script of ["georgian", "armenian"])
    await workspace.copy(
      join(projectRoot, "node_modules", `${script}-font`),
      `node_modules/@expo-google-fonts/noto-sans-${script}`,
    );
  for (const tag of tags) {
    const words = (await linesOf("hyphenation", tag)).join(" ").split(/\s+/).slice(0, 60);
    const long = Array.from({ length: 90 }, (_, at) => words[(at * 5 + (at >> 4)) % words.length]).join(" ");
    const sentences = (await sentencesOf(tag)).map(({ written }) => `- ${written}`).join("\n");
    await workspace.write(
      `content/page/${tag}.md`,
      `---\ntitle: "${words[0] ?? tag} 1951"\ntemplate: briefing\ndate: 2026-11-23\n---\n\n${long.trim() || "1951"}\n\n${sentences}\n`,
    );
  }
  checked = await workspace.run("check", "--json", "--no-report");
  await workspace.run("build");
}, 600_000);
afterAll(() => workspace.remove());

const textOf = ({ items }: Outline): string => items.map(({ text }) => text).join("\n");

describe.each(tags)("%s", (tag) => {
  it("is sound in every format", () => {
    const found = checked.events.filter(
      ({ event, level, place }) =>
        event === "diagnostic" &&
        level === "error" &&
        (place as { file: string }).file === `content/page/${tag}.md`,
    );
    expect(found).toEqual([]);
  });

  it("is set by its rules, and read whole from PDF, Word and HTML", async () => {
    const bytes = (format: string): Promise<Uint8Array> =>
      workspace.read(`out/page/${tag}/page.${tag}.${format}`);
    const texts = {
      pdf: textOf(await pdfOutline(await bytes("pdf"))),
      docx: textOf(docxOutline(await bytes("docx"))),
      html: textOf(htmlOutline(await bytes("html"))),
    };
    const spaced = (text: string): string =>
      text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f]/g, "");
    const sentences = await sentencesOf(tag);
    expect(sentences.length).toBeGreaterThan(2);
    for (const [format, text] of Object.entries(texts))
      for (const { set } of sentences) expect(spaced(text), format).toContain(spaced(set));
  });

  it.runIf(hyphenationOf(tag))("is divided at line ends", async () => {
    const pdf = await workspace.read(`out/page/${tag}/page.${tag}.pdf`);
    expect(await lineEndHyphens(pdf)).toBeGreaterThan(0);
  });
});
