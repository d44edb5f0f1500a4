/*
 * Makes the pictures of the README from the project's own documents: `node tests/media/make-media.ts`. With `--check`
 * it only says whether the documents have changed since. Word's page is painted by LibreOffice.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Canvas, loadImage } from "@napi-rs/canvas";
import type { Manifest } from "../../scripts/manifest.ts";
import { compose, paintPages } from "../support/paint-pages.ts";
import { screenshots } from "../support/screenshots.ts";
import { wordAsPdf } from "../support/word-pages.ts";
import { createWorkspace, projectRoot, runDipla } from "../support/workspace.ts";

const folder = join(projectRoot, ".github", "media");
const recordPath = join(folder, "made-from.json");
const ground = "#E6EFF2";

const shown = [
  "about-iom/bg/about-iom.leaflet-trifold.bg.pdf",
  "about-iom/bg/about-iom.brochure.bg.pdf",
  "briefing-cooperation/en/briefing-cooperation.en.pdf",
  "briefing-cooperation/en/briefing-cooperation.en.docx",
  "briefing-cooperation/en/briefing-cooperation.en.html",
  "about-iom/bg/about-iom.leaflet-trifold.bg.press.pdf",
];
/** In a workspace of the tests: a leaflet that is written from right to left. */
const mirrored = "about/ar/about.ar.pdf";
const out = (path: string): string => join(projectRoot, "out", path);

const build = await runDipla(["build", "--quiet"]);
if (build.code !== 0) throw new Error(build.stderr);
const readingRoom = await createWorkspace();
await readingRoom.copy(join(projectRoot, "tests", "workspaces", "reading-room", "content"), "content");
await readingRoom.run("build", "about", "--lang", "ar", "--format", "pdf");
const entries = [out("manifest.json"), join(readingRoom.root, "out", "manifest.json")].map(
  async (path) => (JSON.parse(await readFile(path, "utf8")) as Manifest).artifacts,
);
const artifacts = (await Promise.all(entries)).flat();
const record = Object.fromEntries(
  [...shown, mirrored].map((path) => [path, artifacts.find((entry) => entry.path === path)?.inputs ?? ""]),
);

if (process.argv.includes("--check")) {
  const made = JSON.parse(await readFile(recordPath, "utf8"));
  const old = Object.keys(record).filter((path) => made[path] !== record[path]);
  if (old.length > 0) {
    console.error(
      `The pictures in .github/media are older than ${old.join(", ")}.\nRun: node tests/media/make-media.ts`,
    );
    process.exitCode = 1;
  }
} else {
  await leaflet();
  await brochure();
  await formats();
  await print();
  await writeFile(recordPath, `${JSON.stringify(record, null, 2)}\n`);
}
await readingRoom.remove();

async function leaflet(): Promise<void> {
  const pages = await paintPages(await readFile(out(shown[0] ?? "")), 1000);
  const height = pages[0]?.height ?? 0;
  const placed = pages.map((picture, index) => ({
    picture,
    x: 20,
    y: 20 + index * (height + 20),
    width: 1000,
    height,
  }));
  await save("leaflet.jpg", compose(1040, 60 + 2 * height, ground, placed));
}

async function brochure(): Promise<void> {
  const pages = await paintPages(await readFile(out(shown[1] ?? "")), 300);
  const height = pages[0]?.height ?? 0;
  const placed = pages.map((picture, index) => ({ picture, x: 20 + index * 320, y: 20, width: 300, height }));
  await save("brochure.jpg", compose(20 + pages.length * 320, 40 + height, ground, placed));
}

/** The same note three times: PDF, Word, and HTML on a phone. */
async function formats(): Promise<void> {
  const word = await wordAsPdf(out(shown[3] ?? ""));
  if (!word) throw new Error("LibreOffice is needed for the picture of the Word document.");
  const [pdf] = await paintPages(await readFile(out(shown[2] ?? "")), 400, 1, 1);
  const [docx] = await paintPages(word, 400, 1, 1);
  const [screen] = await screenshots(await readFile(out(shown[4] ?? ""), "utf8"), [
    { width: 390, height: 844, scale: 2 },
  ]);
  const phone = await loadImage(screen ?? new Uint8Array());
  if (!pdf || !docx) throw new Error("There is no first page.");
  const height = pdf.height;
  const placed = [
    { picture: pdf, x: 20, y: 20, width: 400, height },
    { picture: docx, x: 440, y: 20, width: 400, height: docx.height },
    { picture: phone, x: 860, y: 20, width: Math.round((phone.width * height) / phone.height), height },
  ];
  const width = 880 + (placed[2]?.width ?? 0);
  await save("formats.jpg", compose(width, 40 + height, ground, placed));
}

/** A side of the sheet for the print shop, with its marks, and the same fold in Arabic. */
async function print(): Promise<void> {
  const [press] = await paintPages(await readFile(out(shown[5] ?? "")), 560, 1, 1);
  const [arabic] = await paintPages(await readingRoom.read(`out/${mirrored}`), 515, 1, 1);
  if (!press || !arabic) throw new Error("There is no first page.");
  const { height } = press;
  await save(
    "print.jpg",
    compose(1155, 40 + height, ground, [
      { picture: press, x: 20, y: 20, width: 560, height },
      {
        picture: arabic,
        x: 610,
        y: 20 + Math.round((height - arabic.height) / 2),
        width: 515,
        height: arabic.height,
      },
    ]),
  );
}

async function save(name: string, canvas: Canvas): Promise<void> {
  for (const quality of [88, 82, 76, 70, 62, 54]) {
    const bytes = await canvas.encode("jpeg", quality);
    if (bytes.length > 148_000) continue;
    await writeFile(join(folder, name), bytes);
    return;
  }
  throw new Error(`${name} does not fit into 150 KB`);
}
