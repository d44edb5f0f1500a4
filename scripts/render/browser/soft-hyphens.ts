import type { Page } from "puppeteer";
import { hyphenationOf } from "../../languages/hyphenation.ts";
import type { Hyphenation } from "../../languages/language.ts";
import { inCapitals } from "../../languages/letter-case.ts";
import { readPatterns } from "./hyphenation-data.ts";

const softHyphen = "\u00AD";

/**
 * Divides words by Dipla's own patterns, for browsers without any: soft hyphens go into the text of every element that
 * asks for `hyphens: auto`. They must not stay, or they would be in the PDF's text: see `settleSoftHyphens`.
 *
 * @param within a selector: only what is in such elements is divided, whatever it asks for
 */
export async function insertSoftHyphens(page: Page, within = ""): Promise<void> {
  const texts = await page.evaluate((scope) => {
    const found: { lang: string; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const divided =
        parent && (scope ? parent.closest(scope) !== null : getComputedStyle(parent).hyphens === "auto");
      const lang = (parent?.closest("[lang]") as HTMLElement | null)?.lang ?? "";
      found.push({ lang: divided ? lang : "", text: divided ? (node.nodeValue ?? "") : "" });
    }
    return found;
  }, within);
  const divided = await Promise.all(texts.map(({ lang, text }) => divide(text, lang)));
  await page.evaluate((values) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let index = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const value = values[index];
      if (value) node.nodeValue = value;
      index += 1;
    }
  }, divided);
}

/**
 * Puts a hyphen where a line really ends at a soft hyphen, as generated content beside a possible break, and takes all
 * soft hyphens out. Lines stay as they were laid out; the text is whole.
 *
 * @param width of the text on a page, px: a window is not as wide, and lines would end elsewhere
 */
export async function settleSoftHyphens(page: Page, width: number): Promise<void> {
  await page.evaluate(
    ([soft, room]) => {
      const root = document.documentElement;
      root.style.width = `${room}px`;
      const style = document.createElement("style");
      style.textContent = '.hyphen::before{content:"-"}';
      document.head.append(style);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.nodeValue?.includes(soft)) nodes.push(node as Text);
      const range = document.createRange();
      const topOf = (node: Text, at: number): number => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return [...range.getClientRects()].at(-1)?.top ?? 0;
      };
      // All are measured before any is changed: a change would move the lines below it.
      const used = nodes.map((node) =>
        [...node.data.matchAll(new RegExp(soft, "g"))]
          .map(({ index }) => index)
          .filter((index) => Math.abs(topOf(node, index + 1) - topOf(node, index - 1)) > 2),
      );
      root.style.width = "";
      nodes.forEach((node, index) => {
        const parts = document.createDocumentFragment();
        let from = 0;
        for (const at of [...(used[index] ?? []), node.data.length]) {
          parts.append(node.data.slice(from, at).replaceAll(soft, ""));
          from = at + 1;
          if (at === node.data.length) continue;
          const hyphen = document.createElement("span");
          hyphen.className = "hyphen";
          parts.append(hyphen, document.createElement("wbr"));
        }
        node.replaceWith(parts);
      });
    },
    [softHyphen, width] as const,
  );
}

const dividers = new WeakMap<Hyphenation, Promise<(text: string) => string>>();

async function divide(text: string, lang: string): Promise<string> {
  const tag = lang.replace(/-x-.*$/, "");
  const hyphenation = tag ? hyphenationOf(tag) : undefined;
  if (!hyphenation) return "";
  const known = dividers.get(hyphenation) ?? divider(hyphenation, tag);
  dividers.set(hyphenation, known);
  const inWord = await known;
  return text.replace(/\S+/g, (token) => (/[./@:]\S/.test(token) ? token : inWord(token)));
}

async function divider({ patterns, limits }: Hyphenation, lang: string): Promise<(token: string) => string> {
  const { default: create } = await import("hyphen");
  const hyphenate = create(await readPatterns(patterns), {
    hyphenChar: softHyphen,
    minWordLength: limits.word,
  });
  // The library divides wherever patterns allow; the limits are those of `hyphenate-limit-chars`.
  return (token) =>
    token.replace(/[\p{L}'’]+/gu, (word) => {
      if (word === inCapitals(word, lang)) return word;
      let letters = 0;
      const whole = [...word].length;
      return hyphenate(word)
        .split(softHyphen)
        .reduce((text, piece, index) => {
          if (index === 0) {
            letters = piece.length;
            return piece;
          }
          const allowed = letters >= limits.before && whole - letters >= limits.after;
          letters += piece.length;
          return text + (allowed ? softHyphen : "") + piece;
        }, "");
    });
}
