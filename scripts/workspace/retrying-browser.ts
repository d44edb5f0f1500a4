import type { ResolvedConfig } from "../config/resolve.ts";
import type { Host } from "../host/host.ts";
import { BrowserError } from "../render/browser/browser-error.ts";
import type { Emit } from "./events.ts";
import { type LazyBrowser, lazyBrowser } from "./lazy-browser.ts";

/** A document that brings down as many browsers as this is at fault itself. */
const attempts = 5;

/** A browser that is replaced when it fails. */
export interface RetryingBrowser extends LazyBrowser {
  /**
   * Does the work, again on a fresh browser when the one it had crashed or hangs; other faults are not retried. Work that
   * takes longer than `patience` (ms) hangs: a page that has crashed doesn't always say so.
   */
  attempt<T>(work: () => Promise<T>, patience: number): Promise<T>;
}

/** Starts no browser until one is needed. */
export function retryingBrowser(config: ResolvedConfig, host: Host, emit: Emit): RetryingBrowser {
  let current = lazyBrowser(config, host, emit);
  let isClosed = false;
  const replace = async (failed: typeof current): Promise<void> => {
    // Somebody else who had the same browser may have replaced it already.
    if (failed !== current) return;
    current = lazyBrowser(config, host, emit);
    await failed.close();
  };
  const attempt = async <T>(work: () => Promise<T>, patience: number, left = attempts): Promise<T> => {
    const used = current;
    try {
      return await withPatience(work(), patience);
    } catch (error) {
      // A browser that was closed on purpose is not missed.
      if (left <= 1 || isClosed || !isPassing(error)) throw error;
      await replace(used);
      return attempt(work, patience, left - 1);
    }
  };
  return {
    start: () => current.start(),
    get: () => current.get(),
    attempt: (work, patience) => attempt(work, patience),
    close: () => {
      isClosed = true;
      return current.close();
    },
  };
}

/** A fault that another browser may not have; one that isn't there won't be there the next time. */
function isPassing(error: unknown): boolean {
  return error instanceof BrowserError && error.fault !== "missing";
}

async function withPatience<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BrowserError("hangs", `browser-hangs:${patience / 1000}`)), patience);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
    // Whatever the abandoned work still throws has been answered by the next attempt.
    work.catch(() => undefined);
  }
}
