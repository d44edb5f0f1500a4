import type puppeteer from "puppeteer";
import { BrowserError } from "./browser-error.ts";

/** Puppeteer as far as it is needed. */
export interface Puppeteer {
  connect: (typeof puppeteer)["connect"];
  /** What an error of Puppeteer's own says of the browser; undefined for errors of other kinds. */
  browserError(error: unknown): BrowserError | undefined;
}

/**
 * Puppeteer's `connect` and errors, from the entry that it has for pages of a browser. What starts and downloads browsers is not
 * loaded with it, nor Node's HTTP client: half of the modules, and half of the time in which nothing else can be done.
 */
export async function loadConnect(): Promise<Puppeteer> {
  const { connect, ProtocolError, TimeoutError } = await import(
    "puppeteer-core/internal/puppeteer-core-browser.js"
  );
  return {
    // The same classes, but each entry has declarations of its own.
    connect: connect as unknown as (typeof puppeteer)["connect"],
    browserError(error) {
      if (error instanceof TimeoutError) return new BrowserError("hangs", error.message, { cause: error });
      // A closed target, session or connection is one, too.
      if (error instanceof ProtocolError) return new BrowserError("crashed", error.message, { cause: error });
      return undefined;
    },
  };
}
