import type { Page } from "puppeteer";
import { placeOfSource, type SourceTexts } from "../../../document/position.ts";
import type { Diagnostics } from "../../../findings/diagnostics.ts";
import type { Charts } from "../../assets/charts/open-charts.ts";
import type { TextWidths } from "./text-widths.ts";

/** What drawing the charts of a page takes. */
export interface ChartRooms {
  charts: Charts;
  /** Widths of pages' text: a browser's window has another before it prints. */
  widths: TextWidths;
  /** As high as a chart should be, and the height of the pages' text; in mm. */
  heights: { wanted: number; most: number };
}

/** A chart that was drawn into the page. */
interface PlacedChart {
  /** In mm. */
  height: number;
  /** It stands in a box of fixed size, whose fill is measured on the whole. */
  isBoxed: boolean;
  /** `data-src` of its block. */
  src: string;
}

const millimetre = 96 / 25.4;
/** pt in one CSS px and in one mm. */
const points = { px: 72 / 96, mm: 72 / 25.4 } as const;

/**
 * Draws each chart of the loaded page for the room that it stands in, so that its type has its size in print and every word its
 * place. What is drawn already is drawn anew where the room has changed.
 */
export async function drawCharts(
  page: Page,
  { charts, widths, heights }: ChartRooms,
): Promise<PlacedChart[]> {
  const rooms = await measureRooms(page, widths);
  const placed = rooms.map(({ key, width, isBoxed, src }) => {
    const drawing = charts.draw(key, width * points.px, heights.wanted * points.mm);
    return { svg: drawing.svg, height: drawing.height / points.mm, isBoxed, src };
  });
  await page.evaluate(
    (drawings) => {
      for (const [index, place] of document.querySelectorAll("[data-chart]").entries())
        place.innerHTML = drawings[index] ?? "";
    },
    placed.map(({ svg }) => svg),
  );
  return placed;
}

/** Charts that are higher than their page's text would be cut where the page ends. */
export function reportCharts(
  placed: readonly PlacedChart[],
  { heights, texts }: Pick<ChartRooms, "heights"> & { texts: SourceTexts },
  diagnostics: Diagnostics,
): void {
  for (const { height, isBoxed, src } of placed)
    if (!isBoxed && height > heights.most)
      diagnostics.add("chart-too-high", placeOfSource(src, texts), {
        millimetres: Math.round(height),
        room: Math.floor(heights.most),
      });
}

/** In CSS px, to a hundredth; 0 for what is not shown. */
async function measureRooms(
  page: Page,
  { usual, named }: TextWidths,
): Promise<{ key: string; width: number; isBoxed: boolean; src: string }[]> {
  const widths = {
    usual: usual * millimetre,
    named: Object.fromEntries(Object.entries(named).map(([name, width]) => [name, width * millimetre])),
  };
  return page.evaluate(({ usual: text, named: byName }) => {
    // Runs inside the page, so everything it needs is declared here.
    const root = document.documentElement;
    const pageOf = (element: Element): string => {
      for (let node: Element | null = element; node; node = node.parentElement) {
        const name = getComputedStyle(node).getPropertyValue("page");
        if (name !== "" && name !== "auto") return name;
      }
      return "";
    };
    const rooms = [...document.querySelectorAll<HTMLElement>("[data-chart]")].map((place) => {
      // A box of its own size doesn't mind the page; all other text is as wide as the page's.
      root.style.width = `${byName[pageOf(place)] ?? text}px`;
      const { paddingLeft, paddingRight } = getComputedStyle(place);
      const width =
        place.getBoundingClientRect().width -
        Number.parseFloat(paddingLeft) -
        Number.parseFloat(paddingRight);
      return {
        key: place.dataset.chart ?? "",
        width: Math.max(0, Math.floor(width * 100) / 100),
        isBoxed: place.closest('[data-box="fixed"]') !== null,
        src: place.closest<HTMLElement>("[data-src]")?.dataset.src ?? "",
      };
    });
    root.style.removeProperty("width");
    return rooms;
  }, widths);
}
