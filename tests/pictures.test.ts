import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { PDFDocument, PDFName, PDFRawStream } from "../scripts/pdf-objects/pdf-lib.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * A photograph from a telephone: 4000 × 3000 px on the sensor, held upright, in the colours of its display (Display P3).
 * Shown, its upper half is red and its lower half blue.
 */
let workspace: Workspace;
const columnWidth = 210 - 30 - 24;

beforeAll(async () => {
  workspace = await createWorkspace();
  await workspace.write("content/report/images/photo.jpg", await photograph());
  await workspace.write("content/report/images/ink.jpg", await inks());
  await workspace.write("content/report/images/small.png", await square());
  await workspace.write(
    "content/report/en.md",
    `---
title: Report
template: briefing
---

![A red field above a blue one](images/photo.jpg "Fields")

:::columns

![The same fields, small](images/photo.jpg)

![A green field](images/ink.jpg)

:::

![A yellow square](images/small.png)
`,
  );
  const { code, stderr } = await workspace.run("build");
  expect(code, stderr).toBe(0);
});
afterAll(() => workspace.remove());

describe("a photograph", () => {
  it("has 300 pixels per inch at the size it is printed at, and stands upright", async () => {
    const [large, small] = await printedPictures();
    // Four fifths of the page are as high as a picture may be.
    const width = (245 * 0.8 * 0.75 * 300) / 25.4;
    expect(Math.abs((large?.width ?? 0) - width)).toBeLessThan(3);
    expect((large?.height ?? 0) / (large?.width ?? 1)).toBeCloseTo(4 / 3, 2);
    // One file in two sizes is kept once, large enough for both.
    expect(small?.width).toBe(600);
    await expectFields(large?.bytes);
  });

  it("keeps its proportions, on one page", async () => {
    const manifest = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
    expect(manifest.artifacts.find(({ output }) => output === "pdf")?.pages).toBe(3);
    const docx = unzipSync(await workspace.read("out/report/en/report.en.docx"));
    const document = new TextDecoder().decode(docx["word/document.xml"]);
    const extents = [...document.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/g)].map(
      ([, across, down]) => [Number(across) / 36_000, Number(down) / 36_000] as const,
    );
    const [across, down] = extents.reduce((one, other) => (one[1] > other[1] ? one : other));
    expect(down / across).toBeCloseTo(4 / 3, 2);
    expect(down).toBeLessThan(197);
  });

  it("is so in Word", async () => {
    const media = Object.entries(unzipSync(await workspace.read("out/report/en/report.en.docx"))).filter(
      ([name]) => /^word\/media\/.*\.jpe?g$/.test(name),
    );
    expect(media).toHaveLength(2);
    const sizes = await Promise.all(media.map(async ([, bytes]) => sharp(bytes).metadata()));
    for (const { width, orientation } of sizes) {
      expect(width).toBeLessThanOrEqual((columnWidth / 25.4) * 300 + 2);
      expect(orientation ?? 1).toBe(1);
    }
    for (const [, bytes] of media)
      if ((await sharp(bytes).metadata()).height > 1000) await expectFields(bytes);
  });

  it("is so in the web page, with all the pixels that the page could show", async () => {
    const html = await workspace.text("out/report/en/report.en.html");
    const [, encoded = ""] = /data:image\/jpeg;base64,([A-Za-z0-9+/=]+)/.exec(html) ?? [];
    const bytes = Buffer.from(encoded, "base64");
    expect((await sharp(bytes).metadata()).width).toBeLessThanOrEqual((216 / 25.4) * 300 + 2);
    await expectFields(bytes);
  });
});

it("a picture in printing inks is green in all of them", async () => {
  const docx = unzipSync(await workspace.read("out/report/en/report.en.docx"));
  const pictures = [
    ...(await printedPictures()).map(({ bytes }) => bytes),
    ...Object.entries(docx).flatMap(([name, bytes]) => (/media\/.*\.jpe?g$/.test(name) ? [bytes] : [])),
  ];
  const green = await Promise.all(pictures.map(async (bytes) => (await colourAt(bytes, 0.5, 0.5))[1] ?? 0));
  expect(green.filter((value) => value > 120)).toHaveLength(2);
});

it("a small picture keeps its bytes", async () => {
  const small = Buffer.from(await square());
  const html = await workspace.text("out/report/en/report.en.html");
  expect(html).toContain(small.toString("base64"));
  const media = Object.values(unzipSync(await workspace.read("out/report/en/report.en.docx")));
  expect(media.some((bytes) => small.equals(bytes))).toBe(true);
});

interface PrintedPicture {
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** JPEG pictures of the PDF, the largest first. */
async function printedPictures(): Promise<PrintedPicture[]> {
  const { context } = await PDFDocument.load(await workspace.read("out/report/en/report.en.pdf"), {
    updateMetadata: false,
  });
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && String(object.dict.get(PDFName.of("Filter"))) === "/DCTDecode"
        ? [object]
        : [],
    )
    .map((image) => ({
      width: Number(String(image.dict.get(PDFName.of("Width")))),
      height: Number(String(image.dict.get(PDFName.of("Height")))),
      bytes: image.getContents(),
    }))
    .sort((a, b) => b.width - a.width);
}

async function expectFields(bytes: Uint8Array = new Uint8Array()): Promise<void> {
  const [red = 0, green = 0] = await colourAt(bytes, 0.25, 0.1);
  // In the display's colours the same red is stored as about (186, 61, 56).
  expect(red).toBeGreaterThan(195);
  expect(green).toBeLessThan(55);
  expect((await colourAt(bytes, 0.75, 0.9))[2]).toBeGreaterThan(150);
}

async function colourAt(bytes: Uint8Array, across: number, down: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(down * (info.height - 1)) * info.width + Math.floor(across * (info.width - 1))) *
    info.channels;
  return [...data.subarray(at, at + 3)];
}

/** Lying as the sensor has it; orientation 6 says that it has to be turned clockwise. */
async function photograph(): Promise<Buffer> {
  const half = { width: 2000, height: 3000, channels: 3 as const };
  return sharp({ create: { ...half, width: 4000, background: { r: 200, g: 50, b: 50 } } })
    .composite([{ input: { create: { ...half, background: { r: 30, g: 40, b: 180 } } }, left: 2000, top: 0 }])
    .withIccProfile("p3")
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

async function inks(): Promise<Buffer> {
  const green = sharp({
    create: { width: 600, height: 400, channels: 3, background: { r: 20, g: 160, b: 60 } },
  });
  return green.toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
}

async function square(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 300, channels: 3, background: { r: 240, g: 200, b: 40 } } })
    .png()
    .toBuffer();
}
