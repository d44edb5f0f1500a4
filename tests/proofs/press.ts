/*
 * What a print shop's programs make of the project's press PDFs: qpdf finds no fault, Ghostscript separates them, and on
 * the plates lies what should. Needs ghostscript, qpdf and poppler-utils. Run after `npm run build`:
 *
 *   node tests/proofs/press.ts
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "parse5";
import sharp from "sharp";
import type { Manifest } from "../../scripts/artifacts/manifest.ts";
import { pageInks } from "../support/page-inks.ts";
import { pdfBoxes } from "../support/pdf-boxes.ts";
import { projectRoot, runCommand } from "../support/workspace.ts";

const out = join(projectRoot, "out");
const profile = join(projectRoot, "templates", "_base", "profiles", "coated-fogra39.icc");
const dpi = 150;
const inkLimit = 300;
const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as Manifest;
const failures: string[] = [];
let words = 0;
for (const { path, output } of manifest.artifacts) {
  if (output === "press.pdf") await checkPress(path);
}
if (words < 200) failures.push(`only ${words} words were found on the plates`);
if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
} else console.log(`press: ${words} words of running text on the black plate alone`);

/** A sheet's four plates: 255 where there is no ink, and where the trim lies on them, in px. */
interface Plates {
  width: number;
  height: number;
  plates: Record<"Cyan" | "Magenta" | "Yellow" | "Black", Uint8Array>;
}

async function checkPress(path: string): Promise<void> {
  const file = join(out, path);
  const bytes = new Uint8Array(await readFile(file));
  const { code, stdout, stderr } = await runCommand("qpdf", ["--check", file]);
  if (code !== 0) failures.push(`${path}: qpdf says ${stdout}${stderr}`);
  const { rgb } = await pageInks(bytes);
  if (rgb.length > 0) failures.push(`${path}: ${rgb.length} RGB operators are left`);
  const html = await readFile(file.replace(/press\.pdf$/, "html"), "utf8");
  const running = wordsOf(html);
  const boxes = await pdfBoxes(bytes);
  const { stdout: info } = await runCommand("pdfinfo", [file]);
  if (!/^Tagged: +yes/m.test(info)) failures.push(`${path}: tags are lost`);
  const folder = await mkdtemp(join(tmpdir(), "dipla-plates-"));
  try {
    const separated = await runCommand("gs", [
      ...["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", `-r${dpi}`],
      // Without the profile that the file was made for, Ghostscript would separate the inks anew.
      ...[
        `-sDefaultCMYKProfile=${profile}`,
        `-sOutputICCProfile=${profile}`,
        `--permit-file-read=${profile}`,
      ],
      ...["-o", join(folder, "page%d.tif"), file],
    ]);
    if (separated.code !== 0) failures.push(`${path}: Ghostscript says ${separated.stderr}`);
    for (const [index, { media, bleed }] of boxes.entries()) {
      const plates = await readPlates(folder, index + 1);
      const scale = dpi / 72;
      const top = (media.y + media.height - bleed.y - bleed.height) * scale;
      const left = (bleed.x - media.x) * scale;
      const most = mostInk(plates, left, top, bleed.width * scale, bleed.height * scale);
      if (most > inkLimit + 1) failures.push(`${path}: ${most.toFixed(0)} % of ink on page ${index + 1}`);
      await checkText(path, file, index + 1, running, plates);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readPlates(folder: string, page: number): Promise<Plates> {
  const names = ["Cyan", "Magenta", "Yellow", "Black"] as const;
  const read = await Promise.all(
    names.map(async (name) =>
      sharp(join(folder, `page${page}(${name}).tif`))
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true }),
    ),
  );
  const { width = 0, height = 0 } = read[0]?.info ?? {};
  const plate = (index: number): Uint8Array => read[index]?.data ?? new Uint8Array();
  const plates = { Cyan: plate(0), Magenta: plate(1), Yellow: plate(2), Black: plate(3) };
  return { width, height, plates };
}

/** The largest sum of inks within a rectangle, in per cent; the outermost pixels mix with what is cut off. */
function mostInk({ width, plates }: Plates, left: number, top: number, wide: number, high: number): number {
  let most = 0;
  for (let y = Math.ceil(top) + 1; y < top + high - 1; y += 1) {
    for (let x = Math.ceil(left) + 1; x < left + wide - 1; x += 1) {
      const at = y * width + x;
      const sum = Object.values(plates).reduce((total, plate) => total + 255 - (plate[at] ?? 255), 0);
      most = Math.max(most, sum / 2.55);
    }
  }
  return most;
}

/** Running text is on the black plate, and nothing of it on the others. */
async function checkText(
  path: string,
  file: string,
  page: number,
  running: ReadonlySet<string>,
  plates: Plates,
): Promise<void> {
  const { stdout } = await runCommand(
    "pdftotext",
    [...["-bbox", "-f", String(page), "-l", String(page)], ...[file, "-"]],
    { env: { LANG: "C.UTF-8" } },
  );
  const scale = dpi / 72;
  for (const [, x = 0, y = 0, right = 0, bottom = 0, word = ""] of stdout.matchAll(
    /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
  )) {
    if (!running.has(word)) continue;
    words += 1;
    const [left, top, end, foot] = [x, y, right, bottom].map((value) => Math.round(Number(value) * scale));
    const contrast = (name: keyof Plates["plates"]): number =>
      range(plates.plates[name], plates.width, left ?? 0, top ?? 0, end ?? 0, foot ?? 0);
    if (contrast("Black") < 120)
      failures.push(`${path}: “${word}” is not on the black plate of page ${page}`);
    for (const name of ["Cyan", "Magenta", "Yellow"] as const)
      if (contrast(name) > 12) failures.push(`${path}: “${word}” is on the ${name} plate of page ${page}`);
  }
}

function range(
  plate: Uint8Array,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let [least, most] = [255, 0];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const value = plate[y * width + x] ?? 255;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return most - least;
}

interface HtmlNode {
  nodeName: string;
  value?: string;
  attrs?: { name: string; value: string }[];
  childNodes?: HtmlNode[];
}

/** Words of at least six letters that stand in paragraphs and list items and nowhere else. */
function wordsOf(html: string): Set<string> {
  const [inside, outside] = [new Set<string>(), new Set<string>()];
  const visit = (node: HtmlNode, role: string): void => {
    const own = node.attrs?.find(({ name }) => name === "data-role")?.value ?? role;
    if (/^(script|style|head)$/.test(node.nodeName)) return;
    for (const word of (node.value ?? "").split(/\s+/))
      if (word.length >= 6) (/^(paragraph|item|timeline-text)$/.test(own) ? inside : outside).add(word);
    for (const child of node.childNodes ?? []) visit(child, own);
  };
  visit(parse(html) as unknown as HtmlNode, "");
  return new Set([...inside].filter((word) => !outside.has(word)));
}
