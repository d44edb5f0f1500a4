import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Manifest } from "../scripts/artifacts/manifest.ts";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { type RunningBrowser, startBrowser } from "../scripts/render/browser/start-browser.ts";
import { createWorkspace, projectRoot, runDipla, type Workspace } from "./support/workspace.ts";

/* The web pages: one file that needs nothing else, at every width. */
let workspace: Workspace;
let browser: RunningBrowser;
const pages: { path: string; html: string; lang: string }[] = [];
beforeAll(async () => {
  workspace = await createWorkspace();
  await workspace.copy(join(projectRoot, "tests", "cases", "_data"), "content/_data");
  await workspace.copy(join(projectRoot, "tests", "cases", "kitchen-sink"), "content/kitchen-sink");
  await workspace.write(
    "content/kitchen-sink/en.md",
    await readFile(join(projectRoot, "tests", "cases", "kitchen-sink", "input.md"), "utf8"),
  );
  const readingRoom = join(projectRoot, "tests", "workspaces", "reading-room");
  for (const root of [projectRoot, workspace.root, readingRoom]) {
    const out = join(workspace.root, `out-${pages.length}`);
    await runDipla(["build", "--format", "html", "--root", root, "--out", out]);
    const manifest = JSON.parse(await readFile(join(out, "manifest.json"), "utf8")) as Manifest;
    for (const { path, lang } of manifest.artifacts)
      pages.push({ path, lang, html: await readFile(join(out, path), "utf8") });
  }
  browser = await startBrowser(createNodeHost());
});
afterAll(async () => {
  await browser.close();
  await workspace.remove();
});

describe("every page", () => {
  it("is one file: no script, nothing fetched, fonts and pictures inside", () => {
    expect(pages.length).toBeGreaterThan(6);
    for (const { path, html } of pages) {
      const code = html.replace(/data:[^"')]+/g, "data:");
      expect(code, path).not.toMatch(/<script|<link\b|@import|\son\w+=/i);
      expect(
        [...code.matchAll(/(?<![-\w])(?:src|url)\s*[=(]\s*["']?([^"')\s>]+)/g)]
          .map(([, url]) => url)
          .filter((url) => url !== "data:"),
        path,
      ).toEqual([]);
      expect(html, path).toContain("@font-face");
    }
  });

  it("says its language, title and description, and has a way past the head", () => {
    for (const { path, html, lang } of pages) {
      expect(html, path).toMatch(new RegExp(`<html lang="${lang}"`));
      expect(html, path).toMatch(/<title>[^<]+<\/title>/);
      expect(html, path).toMatch(/<meta name="viewport" content="width=device-width/);
      expect(html, path).toMatch(/<a class="skip" href="#content">[^<]+<\/a>/);
      expect(html, path).toMatch(/<main[^>]* id="content"/);
      expect(html.match(/<h1[ >]/g), path).toHaveLength(1);
    }
  });

  it.each([360, 390, 768, 1000, 1280])("breaks no word of a title and no number at %i px", async (width) => {
    for (const { path, html } of pages.filter((page) => !page.path.includes("kitchen-sink"))) {
      const broken = await browser.withPage(async (page) => {
        await page.emulateMediaType("screen");
        await page.setViewport({ width, height: 800 });
        await page.setContent(html, { waitUntil: "load" });
        await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())).then(() => 0));
        return page.evaluate(() => {
          const range = document.createRange();
          const found: string[] = [];
          for (const element of document.querySelectorAll("h1, h2, h3, [data-role=figure-number]")) {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode())
              for (const { 0: word, index } of (node.nodeValue ?? "").matchAll(/[^\s-]+/g)) {
                range.setStart(node, index);
                range.setEnd(node, index + word.length);
                const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
                if (lines.size > 1) found.push(word);
              }
          }
          return found;
        });
      });
      expect(broken, path).toEqual([]);
    }
  });

  it.each([320, 390, 768, 1280])("fits a screen of %i px without scrolling sideways", async (width) => {
    for (const { path, html } of pages) {
      const widest = await browser.withPage(async (page) => {
        await page.emulateMediaType("screen");
        await page.setViewport({ width, height: 800 });
        await page.setContent(html, { waitUntil: "load" });
        return page.evaluate(() => {
          const limit = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll("main *")].filter(
            (element) => element.getBoundingClientRect().right > limit + 1,
          );
          return document.documentElement.scrollWidth > limit
            ? wide
                .map(
                  (element) =>
                    `${element.tagName} ${element.getAttribute("data-role")} ${element.textContent?.trim().slice(0, 40)}`,
                )
                .slice(-3)
            : [];
        });
      });
      expect(widest, path).toEqual([]);
    }
  });

  it("gives codes and charts a light ground on a dark screen", async () => {
    let seen = 0;
    for (const { path, html } of pages) {
      const grounds = await browser.withPage(async (page) => {
        await page.emulateMediaType("screen");
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
        await page.setContent(html, { waitUntil: "load" });
        return page.evaluate(() =>
          [...document.querySelectorAll("[data-role=qr], [data-role=chart-picture]")].map(
            (element) => getComputedStyle(element).backgroundColor,
          ),
        );
      });
      seen += grounds.length;
      for (const ground of grounds) expect(ground, path).toBe("rgb(255, 255, 255)");
    }
    expect(seen).toBeGreaterThan(5);
  });

  it.each(["light", "dark"])(
    "has text that stands out from its ground when the system is %s",
    async (scheme) => {
      for (const { path, html } of pages) {
        const faint = await browser.withPage(async (page) => {
          await page.emulateMediaType("screen");
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
          await page.setViewport({ width: 1000, height: 800 });
          await page.setContent(html, { waitUntil: "load" });
          return page.evaluate(faintTexts);
        });
        expect(faint, path).toEqual([]);
      }
    },
  );
});

/** Runs in the page: texts below 4.5:1, or 3:1 when large (WCAG 2.2, 1.4.3). */
function faintTexts(): string[] {
  const parts = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element: Element | null): string => {
    if (!element) return "rgb(255, 255, 255)";
    const { backgroundColor } = getComputedStyle(element);
    return (parts(backgroundColor)[3] ?? 1) > 0 ? backgroundColor : ground(element.parentElement);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.nodeValue?.trim() || element.closest("svg, .skip")) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const large = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
    const [a, b] = [luminance(color), luminance(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < (large ? 3 : 4.5)) found.push(`${ratio.toFixed(2)}: ${node.nodeValue.trim().slice(0, 40)}`);
  }
  return found;
}

describe("broad tables on a telephone", () => {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const table = (columns: number, word: string): string => {
    const cells = Array.from({ length: columns }, () => word);
    return [row(cells.map((_, at) => `C${at}`)), row(cells.map(() => "--")), row(cells)].join("\n");
  };
  const inside = (text: string): string => `- Item\n\n${text.replace(/^/gm, "  ")}`;
  const text = [
    `${table(8, "Municipality")}\n\nTable: Eight of them`,
    table(6, "2024"),
    table(5, "2024"),
    inside(table(5, "Municipality")),
    `:::callout\n\n${table(4, "Municipality")}\n\n:::`,
  ].join("\n\n");
  const templates = ["briefing", "brochure", "leaflet"];

  beforeAll(async () => {
    for (const template of templates)
      await workspace.write(
        `content/broad-${template}.md`,
        `---\ntitle: Tables\nlang: en\ntemplate: ${template}\n---\n\n## Tables\n\n${text}\n`,
      );
    await workspace.run("build", ...templates.map((template) => `broad-${template}`), "--format", "html");
  });

  it.each(templates)("scroll in boxes of their own, and %s stands still", async (template) => {
    const html = await workspace.text(`out/broad-${template}/en/broad-${template}.en.html`);
    for (const width of [320, 390]) {
      const { beyond, regions } = await browser.withPage(async (page) => {
        await page.emulateMediaType("screen");
        await page.setViewport({ width, height: 700 });
        await page.setContent(html, { waitUntil: "load" });
        return page.evaluate(() => ({
          beyond: document.documentElement.scrollWidth - innerWidth,
          regions: [...document.querySelectorAll("section[tabindex='0'][aria-label]")].map((region) => ({
            name: region.getAttribute("aria-label"),
            columns: region.querySelector("tr")?.cells.length,
            scrolls: region.scrollWidth > region.clientWidth,
          })),
        }));
      });
      expect(beyond).toBe(0);
      expect(regions.map(({ name, columns }) => [name, columns])).toEqual([
        ["Table\u00a01. Eight of them", 8],
        ["Table", 6],
        ["Table (2)", 5],
        ["Table (3)", 4],
      ]);
      expect(regions.filter(({ columns }) => columns === 8).every(({ scrolls }) => scrolls)).toBe(true);
    }
  });

  it("don't scroll on paper, where they stand as they did without a box", async () => {
    const html = await workspace.text("out/broad-briefing/en/broad-briefing.en.html");
    const shown = await browser.withPage(async (page) => {
      await page.emulateMediaType("print");
      await page.setContent(html, { waitUntil: "load" });
      return page.evaluate(() => {
        const tops = (): number[] =>
          [...document.querySelectorAll("table")].map((one) => one.getBoundingClientRect().top);
        const boxed = tops();
        const boxes = [...document.querySelectorAll(".scroll")];
        const overflow = boxes.map((box) => getComputedStyle(box).overflowX);
        for (const box of boxes) box.replaceWith(...box.childNodes);
        return { boxed, bare: tops(), overflow };
      });
    });
    expect(new Set(shown.overflow)).toEqual(new Set(["visible"]));
    expect(shown.boxed).toEqual(shown.bare);
  });
});
