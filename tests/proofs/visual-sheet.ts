/*
 * Puts our pages beside the reference pictures, to be looked at: `node tests/proofs/visual-sheet.ts [LOOK] [OUT]`.
 * LOOK: a folder with reference pictures (default: ../shared/design/look). OUT: default out/visual-sheet. Every page of
 * the project's documents is shown in Bulgarian and English, as PDF, as Word prints it (LibreOffice), and as HTML on a
 * phone and on a desktop.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type Canvas, loadImage } from "@napi-rs/canvas";
import type { Manifest } from "../../scripts/artifacts/manifest.ts";
import { compose, type Placed, paintPages } from "../support/paint-pages.ts";
import { screenshots } from "../support/screenshots.ts";
import { wordAsPdf } from "../support/word-pages.ts";
import { projectRoot, runDipla } from "../support/workspace.ts";

const look = resolve(process.argv[2] ?? join(projectRoot, "..", "shared", "design", "look"));
const target = resolve(process.argv[3] ?? join(projectRoot, "out", "visual-sheet"));
const references: Readonly<Record<string, RegExp>> = {
  "leaflet-trifold": /^trifold-home/,
  brochure: /^brochure-all/,
  briefing: /^briefing-all/,
};

const build = await runDipla(["build", "--quiet"]);
if (build.code !== 0) throw new Error(build.stderr);
const manifest = JSON.parse(await readFile(join(projectRoot, "out", "manifest.json"), "utf8")) as Manifest;
await mkdir(target, { recursive: true });

for (const [template, pattern] of Object.entries(references)) {
  const rows: Canvas[][] = [];
  const pictures = existsSync(look)
    ? (await readdir(look)).filter((name) => pattern.test(name) && name.endsWith(".png"))
    : [];
  const reference: Placed["picture"][] = await Promise.all(
    pictures.map((name) => loadImage(join(look, name))),
  );
  for (const { path, format } of manifest.artifacts.filter((entry) => entry.template === template)) {
    const file = join(projectRoot, "out", path);
    const width = template === "leaflet-trifold" ? 900 : 450;
    if (format === "pdf") rows.push(await paintPages(await readFile(file), width));
    if (format === "docx") {
      const word = await wordAsPdf(file);
      if (word) rows.push(await paintPages(word, width));
      else console.error("LibreOffice is not installed: Word's pages are left out.");
    }
    if (format === "html") rows.push(await screens(file));
  }
  const sheet = stack([reference as Canvas[], ...rows].filter((row) => row.length > 0));
  const name = join(target, `${template}.png`);
  await writeFile(name, await sheet.encode("png"));
  console.log(basename(name));
}

async function screens(file: string): Promise<Canvas[]> {
  const html = await readFile(file, "utf8");
  const shots = await screenshots(html, [
    { width: 390, height: 1200 },
    { width: 1200, height: 1200 },
  ]);
  return Promise.all(
    shots.map(async (bytes) => {
      const image = await loadImage(bytes);
      return compose(image.width, image.height, "#FFFFFF", [
        { picture: image, x: 0, y: 0, width: image.width, height: image.height },
      ]);
    }),
  );
}

/** Rows of pictures, one below the other. */
function stack(rows: readonly (readonly Canvas[])[]): Canvas {
  const gap = 24;
  const placed: Placed[] = [];
  let y = gap;
  let right = 0;
  for (const row of rows) {
    let x = gap;
    for (const picture of row) {
      const width = Math.min(picture.width, 1400);
      const height = Math.round((picture.height * width) / picture.width);
      placed.push({ picture, x, y, width, height });
      x += width + gap;
    }
    right = Math.max(right, x);
    y = Math.max(...placed.map((one) => one.y + one.height)) + gap;
  }
  return compose(right, y, "#DDE3E6", placed);
}
