import { type PlanEntry, sendable } from "./plan.ts";

/** One recipient for each kind of copy: for each language, choice of blocks, annexes and way, the first in the list. */
export function samplesOf(entries: Iterable<PlanEntry>): PlanEntry[] {
  const kinds = new Map<string, PlanEntry>();
  for (const entry of entries) {
    const { status, lang, channel, blocks, annexes } = entry;
    if (!sendable.includes(status)) continue;
    const shown = blocks.filter((block) => block.shown).map(({ place }) => place);
    const kind = JSON.stringify([lang, channel, shown, annexes]);
    if (!kinds.has(kind)) kinds.set(kind, entry);
  }
  return [...kinds.values()];
}
