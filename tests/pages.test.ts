import { setTimeout } from "node:timers/promises";
import type { Page } from "puppeteer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { limitPages } from "../scripts/render/browser/limit-pages.ts";
import { assetOrigin, loadPage } from "../scripts/render/browser/load-page.ts";
import { type RunningBrowser, startBrowser, usesOfPage } from "../scripts/render/browser/start-browser.ts";

let browser: RunningBrowser;
beforeAll(async () => {
  browser = await startBrowser(createNodeHost());
});
afterAll(() => browser.close());

/** A copy's page: all copies have the same head. */
const copy = (words: string): string =>
  `<!doctype html><html lang="en"><head><title>Copy</title><style>p{color:rgb(1, 2, 3)}</style></head>\n<body><p>${words}</p></body>\n</html>`;

/** What the page says, and in which colour it would be printed. */
async function shown(words: string): Promise<string[]> {
  return browser.withPage(async (page) => {
    await loadPage(page, copy(words), new Map(), true);
    await page.emulateMediaType("print");
    const seen = await page.evaluate(() => [
      document.body.innerText,
      getComputedStyle(document.querySelector("p") as Element).color,
    ]);
    await page.emulateMediaType();
    return seen;
  });
}

describe("a page that is used again", () => {
  it("keeps the style sheet of the copy before", async () => {
    expect(await shown("First")).toEqual(["First", "rgb(1, 2, 3)"]);
    expect(await shown("Second")).toEqual(["Second", "rgb(1, 2, 3)"]);
  });

  it("gets its style sheet anew after something else was tried in it", async () => {
    await shown("First");
    await browser.hyphenate("de");
    expect(await shown("Second")).toEqual(["Second", "rgb(1, 2, 3)"]);
  });

  it("is laid out for a screen again when that is asked for", async () => {
    await shown("First");
    const height = await browser.withPage(async (page) => {
      await loadPage(page, copy("Second"), new Map());
      return page.evaluate(() => document.body.getBoundingClientRect().height);
    });
    expect(height).toBeGreaterThan(0);
  });
});

it("tells of a font that does not come by its name", async () => {
  const html = `<!doctype html><html lang="en"><head><title>A</title><style>@font-face{font-family:"House";src:url(${assetOrigin}house.ttf)}</style></head>\n<body><p>Words</p></body>\n</html>`;
  await expect(browser.withPage((page) => loadPage(page, html, new Map()))).rejects.toThrow(
    /can't read the font "?House/,
  );
});

describe("a page that was used many times", () => {
  it("is replaced by a new one, and closed", async () => {
    const fresh = await startBrowser(createNodeHost());
    try {
      const pages = new Set<Page>();
      for (let count = 0; count <= usesOfPage; count += 1)
        await fresh.withPage(async (page) => void pages.add(page));
      const [old, now] = [...pages];
      expect(pages.size).toBe(2);
      await expect.poll(() => old?.isClosed()).toBe(true);
      expect(now?.isClosed()).toBe(false);
      expect(await fresh.withPage(async (page) => page.evaluate(() => 6 * 7))).toBe(42);
    } finally {
      await fresh.close();
    }
  });
});

describe("a limit of pages", () => {
  it("lets no more work at once, and hands a place on when work fails", async () => {
    const limited = limitPages((work) => work(undefined as never), 2);
    let [now, most] = [0, 0];
    const work = (index: number): Promise<number> =>
      limited(async () => {
        now += 1;
        most = Math.max(most, now);
        await setTimeout(20);
        now -= 1;
        if (index % 3 === 0) throw new Error("no");
        return index;
      });
    const results = await Promise.allSettled(Array.from({ length: 7 }, (_, index) => work(index)));
    expect(most).toBe(2);
    expect(results.map(({ status }) => status === "fulfilled")).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => index % 3 !== 0),
    );
  });
});
