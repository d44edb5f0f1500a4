import type { Page } from "puppeteer";

/**
 * Lets text run on from panel to panel: what has no room at the end of one goes to the start of the next, and back where
 * the next is full and this one is not. Whole paragraphs and list items move; a heading never stays behind alone. The
 * order of the text does not change, only where panels end.
 */
export async function flowText(page: Page, panels: readonly string[]): Promise<void> {
  if (panels.length < 2) return;
  await page.evaluate((names) => {
    // Runs inside the page, so everything it needs is declared here.
    const tolerance = 0.75;
    const boxes = names.flatMap(
      (name) => document.querySelector<HTMLElement>(`[data-box="fixed"][data-name="${name}"]`) ?? [],
    );
    const blocksOf = (box: HTMLElement): HTMLElement[] =>
      [...box.children].filter(
        (child): child is HTMLElement => child instanceof HTMLElement && child.matches("[data-src]"),
      );
    const fits = (box: HTMLElement): boolean => {
      const style = getComputedStyle(box);
      const size = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
      const end = box.getBoundingClientRect().bottom - size("border-bottom-width") - size("padding-bottom");
      return blocksOf(box).every((block) => block.getBoundingClientRect().bottom <= end + tolerance);
    };
    const isOpening = (block: HTMLElement | undefined): boolean =>
      block?.matches("h2,h3,h4,h5,h6,[data-role=kicker]") ?? false;
    const isList = (block: HTMLElement | undefined): boolean => block?.matches("ul,ol") ?? false;
    /** Two pieces of one list know each other by the place of the whole. */
    const isSameList = (one: HTMLElement | undefined, other: HTMLElement | undefined): boolean =>
      isList(one) && isList(other) && one?.dataset.src === other?.dataset.src;
    const renumber = (list: HTMLElement | undefined, before: HTMLElement): void => {
      if (list instanceof HTMLOListElement && before instanceof HTMLOListElement)
        list.start = before.start + before.children.length;
    };
    const forward = (box: HTMLElement, next: HTMLElement): void => {
      const last = blocksOf(box).at(-1);
      const first = blocksOf(next).at(0) ?? null;
      const item = last?.lastElementChild;
      if (
        last &&
        item &&
        isList(last) &&
        (last.children.length > 1 || isSameList(last, first ?? undefined))
      ) {
        let list = isSameList(last, first ?? undefined) ? first : null;
        if (!list) {
          list = last.cloneNode(false) as HTMLElement;
          list.removeAttribute("id");
          next.insertBefore(list, first);
        }
        list.prepend(item);
        renumber(list, last);
        if (last.children.length === 0) last.remove();
      } else if (last) next.insertBefore(last, first);
      if (isOpening(blocksOf(box).at(-1)) && blocksOf(box).length > 1) forward(box, next);
    };
    /** Takes the start of the next panel over; false when there is no room for it. */
    const backward = (box: HTMLElement, next: HTMLElement): boolean => {
      const all = blocksOf(next);
      const count = all.findIndex((block) => !isOpening(block)) + 1;
      if (count < 1 || count >= all.length) return false;
      const moved = all.slice(0, count);
      const anchor = blocksOf(box).at(-1)?.nextSibling ?? null;
      for (const block of moved) box.insertBefore(block, anchor);
      if (fits(box)) return true;
      for (const block of [...moved].reverse()) next.insertBefore(block, blocksOf(next).at(0) ?? null);
      return false;
    };
    const pairs = boxes.slice(1).map((next, index) => [boxes[index] as HTMLElement, next] as const);
    const pushOn = (): void => {
      for (const [box, next] of pairs) while (!fits(box) && blocksOf(box).length > 1) forward(box, next);
    };
    pushOn();
    for (const [box, next] of [...pairs].reverse()) while (!fits(next) && backward(box, next));
    pushOn();
  }, panels);
}
