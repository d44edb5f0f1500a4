import type { Page } from "puppeteer";

/** Does work with a page that nobody else has meanwhile. */
export type WithPage = <T>(work: (page: Page) => Promise<T>) => Promise<T>;

/**
 * The same with so many pages at work at once; whoever comes later waits. Each page is a process of its own that has to load
 * fonts and warm up, which pays for as many as there are cores.
 */
export function limitPages(withPage: WithPage, pages: number): WithPage {
  const waiting: (() => void)[] = [];
  let free = pages;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await withPage(work);
    } finally {
      const next = waiting.shift();
      // A place is handed on as it is; it becomes free when nobody waits.
      if (next) next();
      else free += 1;
    }
  };
}
