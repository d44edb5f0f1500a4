import type { Page } from "puppeteer";
import { runInPage } from "../../browser/run-in-page.ts";

/**
 * Lets text run on from panel to panel: what has no room at the end of one goes to the start of the next, and back where
 * the next is full and this one is not. Whole paragraphs and list items move; a heading never stays behind alone. The
 * order of the text does not change, only where panels end.
 */
export async function flowText(page: Page, panels: readonly string[]): Promise<void> {
  if (panels.length < 2) return;
  await runInPage(page, flow, panels, [
    blocksOf,
    fits,
    isOpening,
    isList,
    isSameList,
    forward,
    moveItem,
    renumber,
    backward,
  ]);
}

/* What follows runs in the page: these functions know each other and nothing else. */

function flow(names: readonly string[]): void {
  const boxes = names.flatMap(
    (name) => document.querySelector<HTMLElement>(`[data-box="fixed"][data-name="${name}"]`) ?? [],
  );
  const pairs = boxes.slice(1).map((next, index) => [boxes[index] ?? next, next] as const);
  const pushOn = (): void => {
    for (const [box, next] of pairs) while (!fits(box) && blocksOf(box).length > 1) forward(box, next);
  };
  pushOn();
  for (const [box, next] of [...pairs].reverse()) while (!fits(next) && backward(box, next));
  pushOn();
}

function blocksOf(box: HTMLElement): HTMLElement[] {
  return [...box.children].filter(
    (child): child is HTMLElement => child instanceof HTMLElement && child.matches("[data-src]"),
  );
}

function fits(box: HTMLElement): boolean {
  const tolerance = 0.75;
  const style = getComputedStyle(box);
  const size = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  const end = box.getBoundingClientRect().bottom - size("border-bottom-width") - size("padding-bottom");
  return blocksOf(box).every((block) => block.getBoundingClientRect().bottom <= end + tolerance);
}

function isOpening(block: HTMLElement | undefined): boolean {
  return block?.matches("h2,h3,h4,h5,h6,[data-role=kicker]") ?? false;
}

function isList(block: HTMLElement | undefined): boolean {
  return block?.matches("ul,ol") ?? false;
}

/** Two pieces of one list know each other by the place of the whole. */
function isSameList(one: HTMLElement | undefined, other: HTMLElement | undefined): boolean {
  return isList(one) && isList(other) && one?.dataset.src === other?.dataset.src;
}

/** Moves the last thing in a panel to the start of the next; headings that would stay behind alone go with it. */
function forward(box: HTMLElement, next: HTMLElement): void {
  const last = blocksOf(box).at(-1);
  const first = blocksOf(next).at(0);
  if (last && !moveItem(last, next, first)) next.insertBefore(last, first ?? null);
  if (isOpening(blocksOf(box).at(-1)) && blocksOf(box).length > 1) forward(box, next);
}

/** Moves the last item of a list to the piece of the list in the next panel; false when the list is to move as a whole. */
function moveItem(last: HTMLElement, next: HTMLElement, first: HTMLElement | undefined): boolean {
  const item = last.lastElementChild;
  const goesOn = isSameList(last, first);
  if (!item || !isList(last) || (last.children.length < 2 && !goesOn)) return false;
  let list = goesOn ? first : undefined;
  if (!list) {
    list = last.cloneNode(false) as HTMLElement;
    list.removeAttribute("id");
    next.insertBefore(list, first ?? null);
  }
  list.prepend(item);
  renumber(list, last);
  if (last.children.length === 0) last.remove();
  return true;
}

function renumber(list: HTMLElement, before: HTMLElement): void {
  if (list instanceof HTMLOListElement && before instanceof HTMLOListElement)
    list.start = before.start + before.children.length;
}

/** Takes the start of the next panel over; false when there is no room for it. */
function backward(box: HTMLElement, next: HTMLElement): boolean {
  const all = blocksOf(next);
  const count = all.findIndex((block) => !isOpening(block)) + 1;
  if (count < 1 || count >= all.length) return false;
  const moved = all.slice(0, count);
  const anchor = blocksOf(box).at(-1)?.nextSibling ?? null;
  for (const block of moved) box.insertBefore(block, anchor);
  if (fits(box)) return true;
  for (const block of [...moved].reverse()) next.insertBefore(block, blocksOf(next).at(0) ?? null);
  return false;
}
