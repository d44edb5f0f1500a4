import { release } from "node:os";
import type { Browser, Page } from "puppeteer";
import { messageOf } from "../../document/message-of.ts";
import { readCached, writeCached } from "../../host/cached.ts";
import type { Host } from "../../host/host.ts";
import type { Hyphenation } from "../../languages/language.ts";
import { BrowserError, type BrowserFault } from "./browser-error.ts";
import { type FoundBrowser, findBrowser } from "./find-browser.ts";
import { limitPages, type WithPage } from "./limit-pages.ts";
import { loadConnect, type Puppeteer } from "./load-connect.ts";
import { loadPage } from "./load-page.ts";
import { type SpawnedBrowser, spawnBrowser } from "./spawn-browser.ts";

/** What the manifest and `doctor` say about the browser. */
export interface BrowserDescription {
  version: string;
  source: FoundBrowser["source"];
  executable: string;
  sandbox: boolean;
}

/** A started browser with reusable pages. */
export interface RunningBrowser {
  about: BrowserDescription;
  /** Pages are kept and reused. JavaScript is off and nothing is reachable. */
  withPage: WithPage;
  /**
   * Makes hyphenation work for a language and tries it: `browser` when the browser divides words itself, `patterns` when
   * it has to be done for it (`soft-hyphens.ts`), `none` for languages without patterns.
   */
  hyphenate(lang: string): Promise<"browser" | "patterns" | "none">;
  /**
   * Makes the dictionaries of languages whose words stand among others. Chromium remembers for good which it has not found, so
   * this comes before a page with such words is laid out.
   */
  addDictionaries(langs: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** How a browser is started. */
export interface BrowserOptions {
  /** The browser that the user named. */
  configured?: string | undefined;
  /** How many pages may be at work at once. */
  pages?: number;
  /** Called when the process is on its way. */
  spawned?: () => void;
}

/**
 * Starts a browser. Puppeteer is loaded when the process is on its way: loading modules holds everything else up, and the
 * browser needs as long to come up.
 */
export async function startBrowser(
  host: Host,
  { configured, pages = Number.POSITIVE_INFINITY, spawned }: BrowserOptions = {},
): Promise<RunningBrowser> {
  const found = await findBrowser(host, configured).catch((cause: unknown) => {
    throw asBrowserError(cause, "missing");
  });
  const memory = { folder: "sandbox", key: `${release()} ${process.getuid?.() ?? 0} ${found.executable}` };
  // Chromium itself refuses a sandbox for root; elsewhere it is tried first, and a refusal by the kernel remembered.
  const refused = process.getuid?.() === 0 || (await readCached(host, memory)) !== undefined;
  const first = await spawnBrowser(found, !refused, host);
  spawned?.();
  const library = loadConnect();
  try {
    return await connect(first, { found, host, pages, puppeteer: await library });
  } catch (error) {
    await first.kill();
    if (refused) throw asBrowserError(error, "crashed");
    const second = await spawnBrowser(found, false, host);
    try {
      const running = await connect(second, { found, host, pages, puppeteer: await library });
      await writeCached(host, memory, "The kernel refuses Chromium's sandbox to this user.\n");
      return running;
    } catch (again) {
      await second.kill();
      throw asBrowserError(again, "crashed");
    }
  }
}

/** An error that only the browser can have caused, since it was being started or its page is gone. */
function asBrowserError(cause: unknown, fault: BrowserFault): BrowserError {
  if (cause instanceof BrowserError) return cause;
  return new BrowserError(fault, messageOf(cause), { cause });
}

async function connect(
  spawned: SpawnedBrowser,
  { found, host, pages, puppeteer }: { found: FoundBrowser; host: Host; pages: number; puppeteer: Puppeteer },
): Promise<RunningBrowser> {
  const { unlessDead } = spawned;
  const browser: Browser = await unlessDead(
    puppeteer.connect({ transport: spawned.transport, defaultViewport: null }),
  );
  // The page that the browser opens by itself is made ready while the document is still being merged.
  const first = browser.pages().then(([page]) => preparedPage(page ?? browser.newPage()));
  first.catch(() => undefined);
  const version = await unlessDead(browser.version());
  const idle: Promise<Page>[] = [first];
  const used = new WeakMap<Page, number>();
  const told = <T>(work: Promise<T>, page?: Page): Promise<T> =>
    work.catch((error: unknown) => {
      if (page && isLost(page)) throw asBrowserError(error, "crashed");
      throw puppeteer.browserError(error) ?? error;
    });
  const withPage = limitPages(async (work) => {
    const ready = idle.pop() ?? preparedPage(browser.newPage());
    const page = await told(unlessDead(ready));
    const result = await told(unlessDead(work(page)), page);
    const times = 1 + (used.get(page) ?? 0);
    used.set(page, times);
    idle.push(times < usesOfPage ? ready : renewed(page, browser));
    return result;
  }, pages);
  const tried = new Map<string, ReturnType<RunningBrowser["hyphenate"]>>();
  return {
    about: { version, source: found.source, executable: found.executable, sandbox: spawned.sandbox },
    withPage,
    addDictionaries: async (langs) => {
      await Promise.all(langs.map((lang) => addDictionary(lang, found, host)));
    },
    hyphenate: (lang) => {
      const known = tried.get(lang) ?? tryHyphenation(lang, found, host, withPage);
      tried.set(lang, known);
      return known;
    },
    close: async () => {
      await spawned.kill();
    },
  };
}

/** Calls to a page that is gone fail with errors of no class of their own, so that the page is asked and not its error. */
function isLost(page: Page): boolean {
  return page.isClosed() || page.mainFrame().detached || !page.browser().connected;
}

/** What a page has shown leaves traces in its process, some hundred KB for each document: it is replaced after so many. */
export const usesOfPage = 500;

/** A new page for an old one, which is closed when there is another: a browser without any may end. */
function renewed(old: Page, browser: Browser): Promise<Page> {
  const page = preparedPage(browser.newPage());
  // Whoever takes the new page hears when the browser has died meanwhile; the old one is gone then, too.
  page.then(() => old.close()).catch(() => undefined);
  return page;
}

/** Makes a language's dictionary where the browser is ours to extend; undefined for languages without patterns. */
async function addDictionary(
  lang: string,
  { folder }: FoundBrowser,
  host: Host,
): Promise<Hyphenation | undefined> {
  // Loaded when a page is about to be divided: the browser itself starts without knowing any language.
  const [{ hyphenationOf }, { ensureHyphenation }] = await Promise.all([
    import("../../languages/hyphenation.ts"),
    import("./hyphenation-data.ts"),
  ]);
  const hyphenation = hyphenationOf(lang);
  if (hyphenation && folder) await ensureHyphenation(hyphenation, folder, host);
  return hyphenation;
}

/** Makes the dictionary, and lays out a word that has to break. */
async function tryHyphenation(
  lang: string,
  found: FoundBrowser,
  host: Host,
  withPage: WithPage,
): ReturnType<RunningBrowser["hyphenate"]> {
  const hyphenation = await addDictionary(lang, found, host);
  if (!hyphenation) return "none";
  const { hyphenatingTag } = await import("../../languages/hyphenation.ts");
  const breaks = await withPage(async (page) => {
    await loadPage(
      page,
      `<p lang="${hyphenatingTag(lang)}-x-d0" style="width:1px;hyphens:auto">${hyphenation.probe}</p>`,
      new Map(),
    );
    return page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.body);
      return range.getClientRects().length > 2;
    });
  });
  return breaks ? "browser" : "patterns";
}

async function preparedPage(opening: Page | Promise<Page>): Promise<Page> {
  const page = await opening;
  await page.setJavaScriptEnabled(false);
  await page.emulateMediaType("print");
  return page;
}
