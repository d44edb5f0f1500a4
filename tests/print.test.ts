import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest, ManifestEntry } from "../scripts/artifacts/manifest.ts";
import { planFold } from "../scripts/content/template/fold-plans.ts";
import { type Fold, foldLines, panelPositions } from "../scripts/document/fold.ts";
import { bookletOrder } from "../scripts/render/pdf/office/booklet-order.ts";
import { foldMarks } from "./support/fold-marks.ts";
import { type InkCoverage, pageInks } from "./support/page-inks.ts";
import { pdfBoxes } from "./support/pdf-boxes.ts";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* The same text in every product of the leaflet, and its files for screens, the office printer and the print shop. */
const products = {
  trifold: ["letter-fold", 297, 210, undefined],
  "trifold-a3": ["letter-fold", 420, 297, undefined],
  "trifold-letter": ["letter-fold", 279.4, 215.9, 1.5875],
  zfold: ["z-fold", 297, 210, undefined],
  "zfold-letter": ["z-fold", 279.4, 215.9, undefined],
  gatefold: ["gate-fold", 297, 210, undefined],
  doublegate: ["double-gate", 297, 210, undefined],
  halffold: ["half-fold", 297, 210, undefined],
  "halffold-a3": ["half-fold", 420, 297, undefined],
  "halffold-letter": ["half-fold", 279.4, 215.9, undefined],
  a5: ["flyer", 148, 210, undefined],
  dl: ["flyer", 99, 210, undefined],
} as const satisfies Record<string, readonly [Fold["kind"], number, number, number | undefined]>;
type Product = keyof typeof products;

let workspace: Workspace;
let manifest: Manifest;
const entry = (document: string, lang: string, output: string): ManifestEntry => {
  const found = manifest.artifacts.find(
    (one) => one.document === document && one.lang === lang && one.output === output,
  );
  if (!found) throw new Error(`${document} ${lang} ${output} was not built`);
  return found;
};
const bytesOf = async (document: string, lang: string, output: string): Promise<Uint8Array> =>
  workspace.read(`out/${entry(document, lang, output).path}`);

beforeAll(async () => {
  workspace = await createWorkspace({ "dipla.config.json": "{}" });
  await workspace.copy(join(projectRoot, "content", "_data"), "content/_data");
  for (const lang of ["bg", "en"]) {
    const text = await readFile(join(projectRoot, "content", "about-iom", `${lang}.md`), "utf8");
    for (const product of Object.keys(products))
      await workspace.write(
        `content/${product}/${lang}.md`,
        text.replace(/^template: .*$/m, `template: leaflet-${product}`),
      );
    await workspace.write(
      `content/panels/${lang}.md`,
      text.replace(
        /^template: .*$/m,
        "template: leaflet\nprint: {screen: panels, marks: none, ink-light: true, bleed: 5}",
      ),
    );
  }
  const { code, stderr } = await workspace.run("build", "--format", "pdf,docx");
  expect(code, stderr).toBe(0);
  manifest = JSON.parse(await workspace.text("out/manifest.json")) as Manifest;
});
afterAll(() => workspace.remove());

const millimetre = 72 / 25.4;
const cases = (Object.keys(products) as Product[]).flatMap((product) =>
  ["bg", "en"].map((lang) => ({ product, lang })),
);

describe.each(cases)("leaflet-$product in $lang", ({ product, lang }) => {
  const [kind, width, height, foldIn] = products[product];
  const fold = planFold(kind, width, foldIn);

  it("has exact boxes for screen, office and press", async () => {
    for (const output of ["pdf", "office.pdf"]) {
      const boxes = await pdfBoxes(await bytesOf(product, lang, output));
      expect(boxes).toHaveLength(2);
      for (const { media, trim } of boxes) {
        expectSize(media, width, height);
        expectSize(trim, width, height);
      }
    }
    for (const { media, bleed, trim } of await pdfBoxes(await bytesOf(product, lang, "press.pdf"))) {
      expectSize(trim, width, height);
      expectSize(bleed, width + 6, height + 6);
      expectSize(media, width + 26, height + 26);
      expectAround(trim, bleed, 3);
      expectAround(bleed, media, 10);
    }
  });

  it("has its folds marked on the press PDF, on both sides", async () => {
    const wanted = (["outside", "inside"] as const).map((side) =>
      foldLines(fold, side).map((line) => Math.round(line * 100) / 100),
    );
    const marks = await foldMarks(await bytesOf(product, lang, "press.pdf"));
    expect(marks).toHaveLength(2);
    for (const [side, lines] of wanted.entries()) {
      expect(marks[side]).toHaveLength(lines.length);
      for (const [index, line] of lines.entries()) expect(marks[side]?.[index]).toBeCloseTo(line, 1);
    }
  });

  it("shows every word of the text on the panel that the fold has for it", async () => {
    const pages = await readPages(await bytesOf(product, lang, "pdf"));
    const positions = panelPositions(fold);
    for (const [side, name] of (["outside", "inside"] as const).entries()) {
      const places = positions.filter((position) => position.side === name);
      for (const { text, left, right } of pages[side]?.texts ?? []) {
        const panel = places.find(({ start, end }) => left >= start + 8.8 && right <= end - 8.8);
        expect(panel, `${text} at ${left.toFixed(1)}–${right.toFixed(1)} mm of the ${name}`).toBeDefined();
      }
    }
  });

  it("says the same as in the other products, in reading order", async () => {
    const words = async (name: Product): Promise<string[]> =>
      (await readPages(await bytesOf(name, lang, "press.pdf")))
        .flatMap(({ texts }) => texts.map(({ text }) => text))
        .join("")
        .replace(/[\s-]+/g, "")
        .split("")
        .sort();
    const mine = await words(product);
    const theirs = await words("trifold");
    // Flyers have a masthead instead of a cover with a line at its foot.
    if (kind === "flyer") expect(mine.length).toBeGreaterThan(theirs.length * 0.95);
    else expect(mine).toEqual(theirs);
  });
});

it("sets up the office printer", async () => {
  const text = Buffer.from(await bytesOf("trifold", "bg", "office.pdf")).toString("latin1");
  const catalog = await import("@cantoo/pdf-lib").then(async ({ PDFDocument }) =>
    (await PDFDocument.load(await bytesOf("trifold", "bg", "office.pdf"))).catalog.toString(),
  );
  expect(text.length).toBeGreaterThan(0);
  expect(catalog).toMatch(/\/PrintScaling \/None/);
  expect(catalog).toMatch(/\/Duplex \/DuplexFlipShortEdge/);
});

describe("press PDF", () => {
  it("has no RGB left, keeps the ink limit, and sets text in black alone", async () => {
    for (const product of Object.keys(products) as Product[]) {
      const inks: InkCoverage = await pageInks(await bytesOf(product, "bg", "press.pdf"));
      expect(inks.rgb, product).toEqual([]);
      expect(inks.most, product).toBeLessThanOrEqual(300);
      expect(inks.text.get("0/0/0/100"), product).toBeGreaterThan(500);
      // White, the dark and the mid blue and the warm tones: nothing but the theme's inks.
      const known = new Set([
        "0/0/0/0",
        "0/0/0/100",
        "100/60/30/40",
        "90/35/25/20",
        "40/20/10/55",
        "1/15/45/0",
        "16/4/6/0",
        "10/80/80/5",
      ]);
      expect(
        [...inks.text.keys()].filter((values) => !known.has(values)),
        product,
      ).toEqual([]);
    }
  });

  it("keeps tags, standards and text", async () => {
    expect(entry("trifold", "bg", "press.pdf").standards).toEqual(["PDF/UA-1", "PDF/A-2a"]);
    const pages = await readPages(await bytesOf("trifold", "bg", "press.pdf"));
    expect(pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ")).toContain("ООН");
  });
});

describe("print settings", () => {
  it("give a page for each panel in reading order", async () => {
    const boxes = await pdfBoxes(await bytesOf("panels", "bg", "pdf"));
    expect(boxes.map(({ trim }) => Math.round((trim.width / millimetre) * 10) / 10)).toEqual([
      100, 97, 100, 100, 97, 100,
    ]);
    for (const { media } of boxes) expect(media.height).toBeCloseTo(210 * millimetre, 2);
  });

  it("leave out marks and widen the bleed", async () => {
    for (const { media, bleed, trim } of await pdfBoxes(await bytesOf("panels", "bg", "press.pdf"))) {
      expectSize(bleed, 307, 220);
      expectAround(trim, bleed, 5);
      expect(media).toEqual(bleed);
    }
  });

  it("spare toner: no dark grounds, nothing near the edges", async () => {
    const [light, full] = await Promise.all([
      pageInks(await bytesOf("panels", "bg", "office.pdf")),
      pageInks(await bytesOf("trifold", "bg", "office.pdf")),
    ]);
    expect([...full.text.keys()]).toContain("#FFFFFF");
    expect([...light.text.keys()]).not.toContain("#FFFFFF");
  });
});

describe("booklets", () => {
  it.each([
    [
      4,
      "ltr",
      [
        [4, 1],
        [2, 3],
      ],
    ],
    [
      8,
      "ltr",
      [
        [8, 1],
        [2, 7],
        [6, 3],
        [4, 5],
      ],
    ],
    [
      4,
      "rtl",
      [
        [1, 4],
        [3, 2],
      ],
    ],
    // Blank pages before the back cover, which is the last page of the text.
    [
      6,
      "ltr",
      [
        [6, 1],
        [2, undefined],
        [undefined, 3],
        [4, 5],
      ],
    ],
  ] as const)("of %i pages, %s", (pages, dir, sides) => {
    expect(bookletOrder(pages, dir).map(({ left, right }) => [left, right])).toEqual(sides);
  });

  it("read in order when the stack is folded", () => {
    for (const pages of [4, 8, 12, 20, 64]) {
      const sides = bookletOrder(pages, "ltr");
      // Opened at the middle of sheet s, the left page is the back's left, the right one its right.
      const order: (number | undefined)[] = [];
      for (let at = 0; at < sides.length; at += 2) order.push(sides[at]?.right, sides[at + 1]?.left);
      for (let at = sides.length - 2; at >= 0; at -= 2) order.push(sides[at + 1]?.right, sides[at]?.left);
      expect(order).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
    }
  });
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function expectSize(box: Box, width: number, height: number): void {
  expect(Math.abs(box.width - width * millimetre)).toBeLessThan(0.01);
  expect(Math.abs(box.height - height * millimetre)).toBeLessThan(0.01);
}

function expectAround(inner: Box, outer: Box, distance: number): void {
  expect(Math.abs(inner.x - outer.x - distance * millimetre)).toBeLessThan(0.01);
  expect(Math.abs(inner.y - outer.y - distance * millimetre)).toBeLessThan(0.01);
}
