import { cp, link, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import createHyphenator from "hyphen";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNodeHost } from "../scripts/host/node-host.ts";
import { hyphenatingTag, hyphenationOf } from "../scripts/languages/hyphenation.ts";
import { findBrowser } from "../scripts/render/browser/find-browser.ts";
import { readPatterns } from "../scripts/render/browser/hyphenation-data.ts";
import { hyphenationFile } from "../scripts/render/browser/hyphenation-file.ts";
import { type RunningBrowser, startBrowser } from "../scripts/render/browser/start-browser.ts";
import { lineEndHyphens } from "./support/line-end-hyphens.ts";
import { readPages } from "./support/read-pages.ts";
import { createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/* Each file of tests/hyphenation/ is a list of words in one language; add words or languages there. */
const folder = join(projectRoot, "tests", "hyphenation");
const lists = await Promise.all(
  (await readdir(folder)).map(async (name) => ({
    lang: name.replace(".txt", ""),
    words: (await readFile(join(folder, name), "utf8")).trim().split(/\s+/),
  })),
);

let browser: RunningBrowser;
beforeAll(async () => {
  browser = await startBrowser(createNodeHost());
});
afterAll(() => browser.close());

/** Where the browser divides words: each is set in a line just wide enough for so many letters and a hyphen, one by one. */
async function divided(lang: string, words: readonly string[]): Promise<string[]> {
  return browser.withPage(async (page) => {
    await page.setContent(
      `<body lang="${lang}" style="hyphens:auto;hyphenate-limit-chars:5 2 3"><span id="ruler" style="hyphens:none"></span><p id="line" style="margin:0"></p>`,
    );
    return page.evaluate((list) => {
      const ruler = document.querySelector("#ruler") as HTMLElement;
      const line = document.querySelector("#line") as HTMLElement;
      const range = document.createRange();
      const lengthOfFirstLine = (text: Text): number => {
        const lineOf = (at: number): number => {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return Math.round([...range.getClientRects()].at(-1)?.top ?? 0);
        };
        for (let at = 1; at < text.length; at += 1) if (lineOf(at) !== lineOf(0)) return at;
        return text.length;
      };
      return list.map((word) => {
        line.textContent = word;
        const breaks = new Set<number>();
        for (let letters = 1; letters < word.length; letters += 1) {
          ruler.textContent = `${word.slice(0, letters)}-`;
          line.style.width = `${ruler.getBoundingClientRect().width + 0.5}px`;
          breaks.add(lengthOfFirstLine(line.firstChild as Text));
        }
        return [...word].map((letter, at) => (at > 0 && breaks.has(at) ? `-${letter}` : letter)).join("");
      });
    }, words);
  });
}

describe.each(lists)("$lang, $words.length words", ({ lang, words }) => {
  it("are divided as the TeX patterns say, 99 % of them or more", async () => {
    expect(await browser.hyphenate(lang)).toBe("browser");
    const hyphenate = createHyphenator(await readPatterns(hyphenationOf(lang)?.patterns ?? ""), {
      hyphenChar: "-",
      minWordLength: 5,
    });
    // At least two letters before a break and three behind it, which is the least the browser can do.
    const reference = words.map((word) => {
      const [first = "", ...pieces] = hyphenate(word).split("-");
      let letters = first.length;
      return pieces.reduce((text, piece) => {
        const allowed = letters >= 2 && word.length - letters >= 3;
        letters += piece.length;
        return text + (allowed ? "-" : "") + piece;
      }, first);
    });
    const shown = await divided(hyphenatingTag(lang), words);
    const different = shown.flatMap((word, index) =>
      word === reference[index] ? [] : [`${word} for ${reference[index]}`],
    );
    expect(shown.filter((word) => word.includes("-")).length).toBeGreaterThan(words.length * 0.9);
    expect(different.length / words.length, different.join(" ")).toBeLessThanOrEqual(0.01);
  });

  it("have a dictionary that is made in less than a second", async () => {
    const { patterns = "", letters = "" } = hyphenationOf(lang) ?? {};
    const module = await readPatterns(patterns);
    // The fastest of three, in time of the processor: other tests run beside this one.
    const times = [1, 2, 3].map(() => {
      const start = process.cpuUsage();
      hyphenationFile(module, letters);
      return process.cpuUsage(start).user / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

describe("a printed text", () => {
  let workspace: Workspace;
  const textOf = (words: readonly string[]): string =>
    Array.from({ length: 240 }, (_, index) => words[(index * 5 + (index >> 4)) % words.length]).join(" ");
  const document = (words: readonly string[]): string =>
    `---\ntitle: Text\ntemplate: leaflet-doublegate\nformats: [pdf, html]\nprint: {outputs: []}\n---\n\n:::panel{name=inside-1}\n\n## ${words[0]}\n\n${textOf(words).slice(0, 800)}\n\n:::\n`;

  beforeAll(async () => {
    workspace = await createWorkspace();
    await workspace.copy(
      join(projectRoot, "node_modules", "georgian-font"),
      "node_modules/@expo-google-fonts/noto-sans-georgian",
    );
    for (const { lang, words } of lists) await workspace.write(`content/text/${lang}.md`, document(words));
  });
  afterAll(() => workspace.remove());

  it("is hyphenated in every language, and its words are whole when they are read back", async () => {
    const { code, stderr } = await workspace.run("check", "--json", "--no-report");
    expect(code, stderr).toBe(0);
    await workspace.run("build");
    for (const { lang } of lists) {
      const bytes = await workspace.read(`out/text/${lang}/text.${lang}.pdf`);
      expect(await lineEndHyphens(bytes), lang).toBeGreaterThan(2);
      expect(await textOfPages(bytes), lang).not.toContain("\u00AD");
    }
  });

  it("is hyphenated by Dipla's patterns in a browser without any, and says so", async () => {
    const chromium = await browserWithoutDictionaries(workspace);
    await workspace.write("dipla.config.json", JSON.stringify({ browser: { executable: chromium } }));
    const checked = await workspace.run("check", "--json", "--no-report", "--force", "--lang", "bg,de");
    expect(checked.code, checked.stderr + checked.stdout).toBe(0);
    const codes = checked.events.filter(({ event }) => event === "diagnostic").map(({ code }) => code);
    expect(codes.filter((code) => code === "hyphenation-by-patterns")).toHaveLength(2);
    await workspace.run("build", "--lang", "bg,de", "--force");
    for (const lang of ["bg", "de"]) {
      const bytes = await workspace.read(`out/text/${lang}/text.${lang}.pdf`);
      // The hyphens are generated content: they are seen at ends of lines, but are no text.
      expect(await textOfPages(bytes), lang).not.toContain("\u00AD");
      const pages = await readPages(bytes);
      const ends = pages.flatMap(({ texts }) => texts.filter(({ text }) => text.endsWith("-")));
      expect(ends.length, lang).toBeGreaterThan(2);
    }
  });
});

async function textOfPages(bytes: Uint8Array): Promise<string> {
  const pages = await readPages(bytes);
  return pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join(" ");
}

/**
 * The bundled browser in another folder, without the dictionaries beside it. A browser that the user names starts with
 * the user's environment, so that a script gives it the libraries and fonts which this machine may lack.
 */
async function browserWithoutDictionaries(workspace: Workspace): Promise<string> {
  const { executable, env } = await findBrowser(createNodeHost());
  const target = join(workspace.root, "browser");
  const copy = join(target, "chromium");
  await mkdir(target);
  await link(executable, copy).catch(() => cp(executable, copy));
  const assignments = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`);
  const script = join(target, "start.sh");
  await writeFile(script, `#!/bin/sh\n${assignments.join("")}exec '${copy}' "$@"\n`, { mode: 0o755 });
  return script;
}
