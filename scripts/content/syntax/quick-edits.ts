import { EditMap } from "micromark-util-edit-map";

/*
 * micromark moves the ends of quotations, notes and lists with an edit near the end of all that it has read so far, and each such edit
 * takes all of that apart and puts it together again: ten thousand quotations take a quarter of a minute. What stands before the first
 * edit need not be touched; `tests/text-growth.test.ts` tells when the library does not touch it by itself any more.
 */

/** Makes edits of micromark's lists of events take a time by what is behind them, and not by the whole text. */
export function useQuickEdits(): void {
  EditMap.prototype.consume = function (events) {
    if (this.map.length === 0) return;
    this.map.sort((one, other) => one[0] - other[0]);
    const first = this.map[0]?.[0] ?? 0;
    const old = events.splice(first);
    let from = 0;
    for (const [at, remove, added] of this.map) {
      append(events, old, from, at - first);
      append(events, added, 0, added.length);
      from = at - first + remove;
    }
    append(events, old, from, old.length);
    this.map.length = 0;
    this.index.clear();
  };
}

/** One by one: there may be more than a call takes arguments. */
function append<T>(to: T[], source: readonly T[], from: number, end: number): void {
  for (let index = from; index < Math.min(end, source.length); index += 1) to.push(source[index] as T);
}
