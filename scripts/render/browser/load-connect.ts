import type puppeteer from "puppeteer";

/**
 * Puppeteer's `connect`, from the entry that it has for pages of a browser. What starts and downloads browsers is not
 * loaded with it, nor Node's HTTP client: half of the modules, and half of the time in which nothing else can be done.
 */
export async function loadConnect(): Promise<(typeof puppeteer)["connect"]> {
  const { connect } = await import("puppeteer-core/internal/puppeteer-core-browser.js");
  // The same classes, but each entry has declarations of its own.
  return connect as unknown as (typeof puppeteer)["connect"];
}
