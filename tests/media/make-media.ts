/*
 * Makes the pictures of the README from the project's own documents: `node tests/media/make-media.ts`. With `--check`
 * it only says whether the documents have changed since. Word's page is painted by LibreOffice.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Canvas, type Image, loadImage } from "@napi-rs/canvas";
import type { Manifest } from "../../scripts/artifacts/manifest.ts";
import { sha256 } from "../../scripts/host/sha256.ts";
import { openBrowser, openPreview } from "../support/open-preview.ts";
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
const previewFolder = join(projectRoot, "scripts", "commands", "preview");
const record = Object.fromEntries([
  ...[...shown, mirrored].map((path) => [path, artifacts.find((entry) => entry.path === path)?.inputs ?? ""]),
  // What the preview's page is made of: its own files, and the words on it.
  ["preview", await hashOf(["page-html.ts", "interface-css.ts", "../../words/en/preview.ts", "page"])],
]);

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
  await preview();
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

/** The preview in a real browser: the leaflet half folded, and the other tabs. */
async function preview(): Promise<void> {
  const workspace = await createWorkspace();
  await workspace.copy(join(projectRoot, "content"), "content");
  const running = await openPreview(workspace.root);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 760 });
    const shot = async (tab: string, wait: number): Promise<Image> => {
      await page.click(`#tab-${tab}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (tab === "leaflet") {
        await page.focus(".paper");
        await page.keyboard.press("ArrowLeft");
        await page.focus("#tab-leaflet");
        await new Promise((resolve) => setTimeout(resolve, 1_200));
      }
      return loadImage(await page.screenshot());
    };
    await page.goto(`${running.address}#about-iom/bg`);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const fold = await shot("leaflet", 2_000);
    const small = [await shot("html", 800), await shot("pages", 1_500), await shot("word", 8_000)];
    const text = await workspace.text("content/about-iom/bg.md");
    await workspace.write(
      "content/about-iom/bg.md",
      text.replace("{{ facts.members }}", "{{ facts.member }}"),
    );
    small.push(await shot("problems", 1_500));
    await save(
      "preview.jpg",
      compose(1040, 634, ground, [{ picture: fold, x: 20, y: 20, width: 1000, height: 594 }]),
    );
    const tiles = small.map((picture, index) => ({
      picture,
      x: 20 + (index % 2) * 510,
      y: 20 + Math.floor(index / 2) * 310,
      width: 490,
      height: 291,
    }));
    await save("preview-tabs.jpg", compose(1040, 641, ground, tiles));
  } finally {
    await browser.close();
    await running.stop();
    await workspace.remove();
  }
}

/** Of files, and of all files in folders, of the preview. */
async function hashOf(names: readonly string[]): Promise<string> {
  const all = await Promise.all(
    names.map(async (name) => {
      const path = join(previewFolder, name);
      if (name.endsWith(".ts")) return [path];
      return (await readdir(path)).sort().map((file) => join(path, file));
    }),
  );
  return sha256(Buffer.concat(await Promise.all(all.flat().map((path) => readFile(path)))));
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
