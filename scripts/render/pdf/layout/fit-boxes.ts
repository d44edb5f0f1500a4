import type { Page } from "puppeteer";
import type { Fit, FitLimits } from "../../../document/copyfit.ts";
import { chooseFit, type Fill, type FitResult } from "./choose-fit.ts";
import { type ColumnWidths, fitTables } from "./fit-tables.ts";
import { measureBoxes } from "./measure-boxes.ts";

/**
 * Sets the text of all fixed boxes so that it fits, within the template's limits, and leaves the page laid out so.
 *
 * @param tables room for those that are in boxes, which are set anew with each fit; none without any
 */
export async function fitBoxes(page: Page, limits: FitLimits, tables?: ColumnWidths): Promise<FitResult> {
  return chooseFit(limits, async (fit) => {
    await layOut(page, fit, tables);
    return fillOf(page);
  });
}

/** Lays the page out with a fit, and sets its tables in the type that they have then. */
export async function layOut(page: Page, fit: Fit, tables?: ColumnWidths): Promise<void> {
  await page.evaluate(({ leading, size, spacing }) => {
    const { style } = document.documentElement;
    style.setProperty("--fit-leading", String(leading));
    style.setProperty("--fit-size", String(size));
    style.setProperty("--fit-space", String(spacing));
  }, fit);
  if (tables) await fitTables(page, tables);
}

async function fillOf(page: Page): Promise<Fill> {
  const boxes = (await measureBoxes(page)).map(({ calm, height, used, overflow }) => ({
    calm,
    free: overflow ? Math.min(-overflow.pixels, -1) / height : Math.max(0, height - used) / height,
  }));
  const read = boxes.filter(({ calm }) => !calm).map(({ free }) => free);
  return {
    least: Math.min(...boxes.map(({ free }) => free)),
    fullest: Math.min(...read),
  };
}
