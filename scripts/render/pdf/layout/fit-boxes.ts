import type { Page } from "puppeteer";
import type { Fit, FitLimits } from "../../../document/copyfit.ts";
import { chooseFit, type Fill, type FitResult } from "./choose-fit.ts";
import { measureBoxes } from "./measure-boxes.ts";

/** Sets the text of all fixed boxes so that it fits, within the template's limits, and leaves the page laid out so. */
export async function fitBoxes(page: Page, limits: FitLimits): Promise<FitResult> {
  return chooseFit(limits, async (fit) => {
    await layOut(page, fit);
    return fillOf(page);
  });
}

/** Lays the page out with a fit. */
export async function layOut(page: Page, fit: Fit): Promise<void> {
  await page.evaluate(({ leading, size, spacing }) => {
    const { style } = document.documentElement;
    style.setProperty("--fit-leading", String(leading));
    style.setProperty("--fit-size", String(size));
    style.setProperty("--fit-space", String(spacing));
  }, fit);
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
