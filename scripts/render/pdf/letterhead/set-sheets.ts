import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";

/** How high a sheet's header and footer are, in mm; 0 for one that shows nothing. */
export interface PartHeights {
  header: number;
  footer: number;
}

/** Sets the tabs of a page of letterheads as Word does, and measures each sheet's parts. */
export function setSheets(page: Page): Promise<PartHeights[]> {
  return runInPage(page, setAll, undefined, [setLine, nextStop, widthToNextTab, heightOf]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

interface Stop {
  at: number;
  align: string;
}

function setAll(): PartHeights[] {
  for (const line of document.querySelectorAll<HTMLElement>(".line")) setLine(line);
  return [...document.querySelectorAll(".sheet")].map((sheet) => ({
    header: heightOf(sheet.querySelector('[data-kind="header"]')),
    footer: heightOf(sheet.querySelector('[data-kind="footer"]')),
  }));
}

function heightOf(part: Element | null): number {
  return part && part.childElementCount > 0 ? (part.getBoundingClientRect().height * 25.4) / 96 : 0;
}

/** One tab after the other, since each moves what follows. */
function setLine(line: HTMLElement): void {
  const px = 96 / 25.4;
  const { stops, every }: { stops: Stop[]; every: number } = JSON.parse(
    line.dataset.tabs ?? '{"stops":[],"every":12.7}',
  );
  const isRight = getComputedStyle(line).direction === "rtl";
  for (const tab of line.querySelectorAll<HTMLElement>(":scope > .tab")) {
    const room = line.getBoundingClientRect();
    const rect = tab.getBoundingClientRect();
    const at = isRight ? room.right - rect.right : rect.left - room.left;
    const side = tab.dataset.to;
    const inner = room.width / px;
    const wanted = side
      ? { at: side === "end" ? inner : side === "centre" ? inner / 2 : 0, align: side }
      : nextStop(at / px, stops, every);
    const text = widthToNextTab(line, tab);
    const share = wanted.align === "end" ? text : wanted.align === "centre" ? text / 2 : 0;
    tab.style.width = `${Math.max(0, wanted.at * px - at - share)}px`;
  }
}

function nextStop(at: number, stops: Stop[], every: number): Stop {
  const own = stops.find((stop) => stop.at > at + 0.01);
  return own ?? { at: (Math.floor(at / every + 0.001) + 1) * every, align: "start" };
}

/** How wide the text is between a tab and the next one, or the line's end. */
function widthToNextTab(line: HTMLElement, tab: HTMLElement): number {
  const range = document.createRange();
  range.setStartAfter(tab);
  const rest = [...line.querySelectorAll(":scope > .tab, :scope > br")];
  const next = rest[rest.indexOf(tab) + 1];
  if (next) range.setEndBefore(next);
  else range.setEndAfter(line.lastChild ?? tab);
  const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
  if (rects.length === 0) return 0;
  return Math.max(...rects.map(({ right }) => right)) - Math.min(...rects.map(({ left }) => left));
}
