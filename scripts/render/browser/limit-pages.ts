import type { RunningBrowser } from "./start-browser.ts";

/**
 * The same browsers with so many pages at work at once; whoever comes later waits. Each page is a process of its own that has
 * to load fonts and warm up, which pays for as many as there are cores.
 */
export function limitPages(
  browser: () => Promise<RunningBrowser>,
  pages: number,
): () => Promise<RunningBrowser> {
  // A browser that has failed is replaced by another, whose places are all free.
  const known = new WeakMap<RunningBrowser, RunningBrowser>();
  return async () => {
    const running = await browser();
    const limited = known.get(running) ?? withPlaces(running, pages);
    known.set(running, limited);
    return limited;
  };
}

function withPlaces(browser: RunningBrowser, places: number): RunningBrowser {
  const waiting: (() => void)[] = [];
  let free = places;
  return {
    ...browser,
    async withPage(work) {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await browser.withPage(work);
      } finally {
        const next = waiting.shift();
        // A place is handed on as it is; it becomes free when nobody waits.
        if (next) next();
        else free += 1;
      }
    },
  };
}
