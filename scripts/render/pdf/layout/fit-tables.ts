import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";
import { insertSoftHyphens } from "../../browser/soft-hyphens.ts";

/** Widths of the text on an upright page and on one that lies, in CSS px. */
export interface ColumnWidths {
  upright: number;
  /** 0 where no page may lie. */
  lying: number;
  /** Columns of less than this rather have a page that lies than words that are divided (`leastColumn`), px. */
  leastColumn: number;
  /** Type of tables is never made smaller than this, pt. */
  smallestTable: number;
}

/**
 * Sets tables that are wider than their column so that they fit, within what the theme allows: addresses are broken, the type is
 * made smaller down to the theme's `table-smallest`, words are divided, and a table of many columns is put on a page that lies,
 * unless it stands in a box. What fits stays as it is. Called again, it begins anew: a table may have come into another panel, or
 * the type of all panels may have changed.
 */
export async function fitTables(page: Page, widths: ColumnWidths): Promise<void> {
  await setTables(page, widths);
}

/**
 * `fitTables` for a page that was just loaded: browsers divide no English word that begins with a capital, as most cells do, so that
 * tables which don't fit are given the divisions of Dipla's own patterns.
 *
 * @returns whether soft hyphens were put into the page, which have to be settled before it is printed
 */
export async function fitLoadedTables(page: Page, widths: ColumnWidths): Promise<boolean> {
  if ((await setTables(page, widths)) === 0) return false;
  await insertSoftHyphens(page, "table[data-over]");
  await setTables(page, widths);
  return true;
}

/** How many tables don't fit whatever is tried. */
function setTables(page: Page, widths: ColumnWidths): Promise<number> {
  return runInPage(page, fitAll, widths, [
    fitTable,
    attempts,
    fits,
    tryOut,
    roomAround,
    widthOf,
    markTooWide,
    breakAddresses,
    setCells,
    restore,
    columnsOf,
    wordsOf,
    canLie,
    points,
  ]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

interface Attempt {
  lies: boolean;
  /** Words are divided, into pieces that leave their column at least so wide, em. */
  divides: number;
}

function fitAll({ upright, lying, leastColumn, smallestTable }: ColumnWidths): number {
  const root = document.documentElement;
  root.style.width = `${upright}px`;
  for (const table of document.querySelectorAll("table")) {
    const isBroad = lying > 0 && columnsOf(table) * leastColumn > upright;
    fitTable(table, { lying, isBroad, smallest: smallestTable });
  }
  root.style.width = "";
  return document.querySelectorAll("table[data-over]").length;
}

/** Lengths in px, the smallest type in pt. */
interface Limits {
  lying: number;
  /** Its columns are too narrow for words that are divided. */
  isBroad: boolean;
  smallest: number;
}

function fitTable(table: HTMLTableElement, limits: Limits): void {
  if (table.dataset.set !== undefined) restore(table, true);
  if (fits(table, roomAround(table))) return;
  table.dataset.set = "";
  breakAddresses(table);
  if (fits(table, roomAround(table))) return;
  for (const attempt of attempts(limits.lying > 0 && canLie(table), limits.isBroad))
    if (tryOut(table, attempt, limits)) return;
  // Nothing helps: it stands as it was written, and is reported.
  restore(table);
  markTooWide(table);
}

/** In the order in which a typographer would try: narrow columns want a page that lies before their words are divided. */
function attempts(mayLie: boolean, isBroad: boolean): Attempt[] {
  const attempt = (lies: boolean, divides: number): Attempt => ({ lies, divides });
  const upright = [attempt(false, 0), attempt(false, 7)];
  const lying = mayLie ? [attempt(true, 0), attempt(true, 7)] : [];
  const last = [attempt(false, 1), ...(mayLie ? [attempt(true, 1)] : [])];
  return [...(mayLie && isBroad ? upright.slice(0, 1) : upright), ...lying, ...last];
}

function fits(table: HTMLTableElement, room: number): boolean {
  return widthOf(table) <= room + 0.5;
}

function tryOut(table: HTMLTableElement, { lies, divides }: Attempt, { lying, smallest }: Limits): boolean {
  restore(table);
  if (lies) {
    table.style.setProperty("page", "lying");
    table.style.width = `${lying}px`;
  }
  const cell = table.querySelector("td") ?? table.querySelector("th");
  const usual = cell ? points(getComputedStyle(cell).fontSize) : 9;
  for (let size = usual; ; size = Math.max(smallest, size - 0.25)) {
    setCells(table, size / usual, divides);
    if (fits(table, lies ? lying : roomAround(table))) return true;
    if (size <= smallest) return false;
  }
}

/** Smaller type has smaller gaps; a head keeps its proportion to the text. */
function setCells(table: HTMLTableElement, factor: number, divides: number): void {
  const text = document.querySelector('[data-role="paragraph"]');
  const limits = text ? getComputedStyle(text).getPropertyValue("hyphenate-limit-chars") : "";
  for (const cell of table.querySelectorAll<HTMLElement>("th, td")) {
    cell.style.fontSize = "";
    cell.style.paddingInline = "";
    const { fontSize, paddingInlineStart, paddingInlineEnd } = getComputedStyle(cell);
    if (factor < 1) {
      const gap = (padding: string): string => `${Number.parseFloat(padding) * factor ** 3}px`;
      cell.style.fontSize = `${Number.parseFloat(fontSize) * factor}px`;
      cell.style.paddingInline = `${gap(paddingInlineStart)} ${gap(paddingInlineEnd)}`;
    }
    if (divides === 0) continue;
    const longest = Math.max(...wordsOf(cell).map(({ length }) => length));
    // About half an em for a letter, and the gaps.
    if (cell.style.overflowWrap !== "") cell.style.minWidth = divides > 1 ? "9em" : "4em";
    else cell.style.minWidth = `${Math.min(divides, longest * 0.5 + 1)}em`;
    cell.style.hyphens = "auto";
    cell.style.setProperty("hyphenate-limit-chars", limits || "6 3 3");
    cell.style.setProperty("hyphenate-character", '"-"');
  }
}

/** @param whole addresses are whole again, too */
function restore(table: HTMLTableElement, whole = false): void {
  table.style.removeProperty("page");
  table.style.width = "";
  delete table.dataset.over;
  for (const cell of table.querySelectorAll<HTMLElement>("th, td")) {
    delete cell.dataset.longest;
    if (whole) cell.style.overflowWrap = "";
    for (const name of [
      "font-size",
      "padding-inline",
      "hyphens",
      ...(cell.style.overflowWrap ? [] : ["min-width"]),
    ])
      cell.style.removeProperty(name);
  }
}

/** Addresses, file names and the like may break anywhere; what is left of their column is enough to read them in. */
function breakAddresses(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll<HTMLElement>("th, td")) {
    if (!wordsOf(cell).some((word) => word.length > 24 || (word.length > 12 && /[/@_%\\.]\S/.test(word))))
      continue;
    cell.style.overflowWrap = "anywhere";
    cell.style.minWidth = "9em";
  }
}

/** Words of a cell, of which each line has its own, as the page shows them. */
function wordsOf(cell: HTMLElement): string[] {
  return cell.innerText.split(/[\s\u00a0]+/);
}

function columnsOf(table: HTMLTableElement): number {
  const counts = [...table.rows].map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0));
  return Math.max(1, ...counts);
}

/** A page of its own is for what stands in the text itself, not in a list, a note or a box. */
function canLie(table: HTMLTableElement): boolean {
  const parent = table.parentElement;
  return parent?.dataset.role === "body" && !parent.closest("li, [data-box], [data-role=columns]");
}

/** In columns, a table has a piece in each that it goes on in. */
function widthOf(table: HTMLTableElement): number {
  return Math.max(0, ...[...table.getClientRects()].map(({ width }) => width));
}

/** Leaves a mark for those who measure: how much it is too wide, px, and in which cell the longest word of it is. */
function markTooWide(table: HTMLTableElement): void {
  table.dataset.over = String(widthOf(table) - roomAround(table));
  // The number of a note is none of the word's.
  const marks = [...table.querySelectorAll<HTMLElement>("[data-role=note-mark]")];
  for (const mark of marks) mark.hidden = true;
  const words = [...table.querySelectorAll<HTMLElement>("th, td")].flatMap((cell) =>
    wordsOf(cell).map((word) => ({ word: word.replace(/\u00ad/g, ""), cell })),
  );
  for (const mark of marks) mark.hidden = false;
  const [first, ...others] = words;
  const longest = others.reduce(
    (known, one) => (one.word.length > (known?.word.length ?? 0) ? one : known),
    first,
  );
  if (longest) longest.cell.dataset.longest = longest.word.slice(0, 60);
}

/**
 * How wide the content of the block is that the table stands in, px: of a block in columns, one column; never more than reaches to the
 * edge of the fixed box around it, since some layouts grow with what is too wide for them.
 */
function roomAround(element: Element): number {
  const parent = element.parentElement ?? document.body;
  const style = getComputedStyle(parent);
  const size = (of: CSSStyleDeclaration, ...names: string[]): number =>
    names.reduce((sum, name) => sum + (Number.parseFloat(of.getPropertyValue(name)) || 0), 0);
  const content = parent.clientWidth - size(style, "padding-left", "padding-right");
  const columns = Number.parseInt(style.columnCount, 10) || 1;
  if (columns > 1) return (content - size(style, "column-gap") * (columns - 1)) / columns;
  const box = parent.closest("[data-box]");
  if (!box) return content;
  const inner = getComputedStyle(box);
  const edge = box.getBoundingClientRect();
  const own = parent.getBoundingClientRect();
  const toEdge =
    style.direction === "rtl"
      ? own.right -
        size(style, "border-right-width", "padding-right") -
        edge.left -
        size(inner, "border-left-width", "padding-left")
      : edge.right -
        size(inner, "border-right-width", "padding-right") -
        own.left -
        size(style, "border-left-width", "padding-left");
  return Math.min(content, toEdge);
}

function points(pixels: string): number {
  return Number.parseFloat(pixels) * 0.75;
}
