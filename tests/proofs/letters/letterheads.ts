/*
 * Letterheads that LibreOffice and python-docx make, in PDF and HTML as in Word: of each letter LibreOffice lays out the Word file, and
 * words of headers and footers and their pictures have to stand in the PDF where they stand there. Words are held by the side by which
 * their line is set, since another font stands in for theirs. What is said has to be the same, page numbers have to be right and once
 * only, the classification has to be on every page, and no header or footer may touch the text. Needs poppler, LibreOffice and python-docx.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { createWorkspace } from "../../support/workspace.ts";
import { findWords, type Place } from "./find-words.ts";
import { findLogo, logoColour } from "./letterheads/find-logo.ts";
import { pythonLetterheads } from "./letterheads/from-python.ts";
import { makeWriterLetterheads, writerLetterheads } from "./letterheads/from-writer.ts";
import type { LetterheadCase, LetterheadWords } from "./letterheads/letterhead-case.ts";

/** mm that words may stand elsewhere: across, where their line is set by that side; down, where two fonts have their baselines. */
const tolerance = { across: 1, down: 1.5, picture: 1 } as const;

const classification = "Restricted";
const sentence =
  "Newcomers visit five offices on average before they can start to work. Most of the questions they bring are the same, and most of the answers fit on one page.";
const cases: readonly LetterheadCase[] = [...writerLetterheads, ...pythonLetterheads];
const faults: string[] = [];
const workspace = await createWorkspace({
  "content/_data/organisation.yaml": "name: Office of the template\n",
});
try {
  await writeLetters();
  const built = await workspace.run("build");
  if (built.code !== 0) throw new Error(`the build ended with ${built.code}: ${built.stdout}${built.stderr}`);
  const converted = convertWordFiles();
  for (const one of cases) {
    const file = join(workspace.root, "out", one.name, one.lang, `${one.name}.${one.lang}`);
    const word = join(converted, `${one.name}.${one.lang}.pdf`);
    for (const words of one.words) judgeWords(one.name, words, `${file}.pdf`, word);
    judgePages(one, `${file}.pdf`);
    judgePages(one, word);
    await judgeLogo(one, `${file}.pdf`, word);
    await judgeHtml(one, `${file}.html`);
  }
} finally {
  await workspace.remove();
}
for (const fault of faults) console.error(fault);
console.log(
  faults.length === 0
    ? `${cases.length} letterheads are in PDF and HTML as in Word.`
    : `${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

async function writeLetters(): Promise<void> {
  const folder = join(workspace.root, "letterheads");
  mkdirSync(folder);
  const [square, wide] = [join(folder, "square.png"), join(folder, "wide.png")];
  const paint = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: logoColour } }).png();
  await paint(200, 200).toFile(square);
  await paint(800, 120).toFile(wide);
  await makeWriterLetterheads(folder, { square, wide, profile: join(workspace.root, "office") });
  execFileSync(pythonWithDocx(), [
    join(import.meta.dirname, "letterheads", "make-letterheads.py"),
    folder,
    square,
  ]);
  for (const { name, lang } of cases) {
    await workspace.copy(join(folder, `${name}.docx`), `content/${name}/letterhead.docx`);
    const text = Array.from({ length: 36 }, () => (lang === "en" ? sentence : `[${sentence}]{lang=en}`));
    await workspace.write(
      `content/${name}/${lang}.md`,
      `---\ntitle: A letter\ntemplate: letter\ndate: 2026-09-01\nreference: "2026-001"\nclassification: ${classification}\nreference-doc: letterhead.docx\n---\n\n${text.join("\n\n")}\n`,
    );
  }
}

/** The system's own Python has what its packages bring; another one may come before it. */
function pythonWithDocx(): string {
  const found = ["python3", "/usr/bin/python3"].find(
    (python) => spawnSync(python, ["-c", "import docx"]).status === 0,
  );
  if (!found) throw new Error("python-docx is missing: apt-get install python3-docx");
  return found;
}

function convertWordFiles(): string {
  const folder = join(workspace.root, "converted");
  const files = cases.map(({ name, lang }) =>
    join(workspace.root, "out", name, lang, `${name}.${lang}.docx`),
  );
  const profile = `-env:UserInstallation=file://${join(workspace.root, "office")}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
    stdio: "ignore",
    timeout: 120_000,
  });
  return folder;
}

function judgeWords(name: string, words: LetterheadWords, pdf: string, word: string): void {
  const ours = findWords(pdf, words);
  const theirs = findWords(word, words);
  if (!ours || (!theirs && !words.cached)) {
    faults.push(`${name} “${words.text}”: not found in ${ours ? "Word" : "the PDF"}`);
    return;
  }
  if (!theirs) return;
  const across = Math.abs(heldAt(ours, words) - heldAt(theirs, words));
  const down = Math.abs((ours.top + ours.bottom - theirs.top - theirs.bottom) / 2);
  console.log(`${name} “${words.text}”: ${across.toFixed(2)} mm across, ${down.toFixed(2)} mm down`);
  if (across > tolerance.across && !words.loose)
    faults.push(`${name} “${words.text}”: ${across.toFixed(1)} mm beside its place in Word`);
  if (down > tolerance.down)
    faults.push(`${name} “${words.text}”: ${down.toFixed(1)} mm above or below its place in Word`);
}

function heldAt({ start, end }: Place, { at }: LetterheadWords): number {
  return at === "start" ? start : at === "end" ? end : (start + end) / 2;
}

/** Every page has its number once and its classification, and words of the letterhead end before the text begins. */
function judgePages({ name, numbered, words, missing = [] }: LetterheadCase, pdf: string): void {
  const pages = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" })
    .split("\f")
    .slice(0, -1);
  if (pages.length < 3) faults.push(`${name}: ${pages.length} pages are too few to tell`);
  for (const [index, page] of pages.entries()) {
    const lines = page.split("\n").filter((line) => !/Newcomers|average|bring|answers/.test(line));
    const margins = lines.join("\n");
    // Of the template's own.
    const ours = [...margins.matchAll(/page (\d+) of (\d+)/gi)];
    if (!margins.includes(classification))
      faults.push(`${pdf} page ${index + 1}: without its classification`);
    const isTitle = index === 0 && words.some(({ page: number }) => number === 2) && numbered;
    if (numbered && !isTitle && new RegExp(`\\b${index + 1}\\b`).test(margins) === false)
      faults.push(`${pdf} page ${index + 1}: without its number`);
    if (!numbered && /\.en\.pdf$/.test(pdf) && ours.length !== 1)
      faults.push(`${pdf} page ${index + 1}: its number stands there ${ours.length} times`);
    if (ours.some(([, at, all]) => Number(at) !== index + 1 || Number(all) !== pages.length))
      faults.push(`${pdf} page ${index + 1}: has a wrong number`);
    if (numbered && name !== "writer-first-page" && ours.length > 1)
      faults.push(`${pdf} page ${index + 1}: has two numbers`);
    if (page.includes("Office of the template")) faults.push(`${pdf}: has the template’s letterhead, too`);
    for (const gone of missing) if (page.includes(gone)) faults.push(`${pdf}: “${gone}” does not count`);
  }
  judgeRoom(pdf, pages.length);
}

/** Lines of the second page, which begins and ends with text: none may touch the one below. */
function judgeRoom(pdf: string, pages: number): void {
  if (pages < 3) return;
  const page = execFileSync("pdftotext", ["-bbox", "-f", "2", "-l", "2", pdf, "-"], { encoding: "utf8" });
  const boxes = [...page.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)].map(
    ([, top, bottom, word = ""]) => ({ top: Number(top), bottom: Number(bottom), word }),
  );
  const texts = sentence.split(" ");
  const inText = boxes.filter(({ word }) => texts.includes(word));
  const first = Math.min(...inText.map(({ top }) => top));
  const last = Math.max(...inText.map(({ bottom }) => bottom));
  for (const { top, bottom, word } of boxes.filter((box) => !inText.includes(box))) {
    // Parts of words that the line divides.
    if (top >= first - 1 && bottom <= last + 1) continue;
    // Boxes of words are as high as their font's lines, which is more than its letters.
    if (bottom > first + 2 && top < last - 2) faults.push(`${pdf}: “${word}” touches the text`);
  }
}

async function judgeLogo({ name, logo }: LetterheadCase, pdf: string, word: string): Promise<void> {
  const [ours, theirs] = [await findLogo(pdf), await findLogo(word)];
  if (!logo) {
    if (ours) faults.push(`${name}: has a picture from nowhere`);
    return;
  }
  if (!ours || !theirs) {
    faults.push(`${name}: its picture is not in ${ours ? "Word" : "the PDF"}`);
    return;
  }
  const apart = (["left", "top", "right", "bottom"] as const).map((side) =>
    Math.abs(ours[side] - theirs[side]),
  );
  console.log(`${name} picture: ${apart.map((value) => value.toFixed(2)).join(" ")} mm apart`);
  if (Math.max(...apart) > tolerance.picture)
    faults.push(`${name}: its picture is ${Math.max(...apart).toFixed(1)} mm elsewhere than in Word`);
}

/** A screen has the first page's header and footer, once each, around the text, and nothing of page numbers. */
async function judgeHtml({ name, words, logo }: LetterheadCase, file: string): Promise<void> {
  const html = await readFile(file, "utf8");
  const [header = "", footer = ""] = ["header", "footer"].map(
    (part) => new RegExp(`<${part} class="own-${part}">.*?</${part}>`, "s").exec(html)?.[0] ?? "",
  );
  const text = `${header} ${footer}`.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  for (const { text: wanted, page = 1, loose } of words)
    if (page === 1 && !loose && !text.includes(wanted))
      faults.push(`${name}: “${wanted}” is not in the HTML`);
  if (logo && !header.includes('<img alt="Coat of arms"')) faults.push(`${name}: the HTML lacks its picture`);
  if (/NaN|undefined/.test(text)) faults.push(`${name}: the HTML says “${text}”`);
}
