import type { Page } from "puppeteer";

/** A function that runs in the page: it may use what a page has, its arguments, and the functions that are sent with it. */
export type PageFunction = (...args: never[]) => unknown;

/**
 * Calls a function in the page. Nothing of this program is there, so the functions that it calls are sent along, as their own
 * source text, and find each other by name. All of them have to be declared with `function`, in one file, and to use nothing else
 * of it; what another file lends is imported under a second name and declared under its own (`inkRects` in `measure-widths.ts`).
 *
 * @param input becomes JSON on its way
 */
export function runInPage<I, R>(
  page: Page,
  run: (input: I) => R,
  input: I,
  helpers: readonly PageFunction[],
): Promise<Awaited<R>> {
  const sources = [run, ...helpers].map((one) => one.toString());
  // A string is evaluated as an expression, whose value, when it is a promise, is waited for.
  const expression = `(() => { ${sources.join("\n")}\nreturn ${run.name}(${JSON.stringify(input)}); })()`;
  return page.evaluate(expression) as Promise<Awaited<R>>;
}
