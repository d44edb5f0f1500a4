import { type PlanEntry, sendable } from "./plan.ts";

/** One recipient for each kind of copy: for each language, choice of blocks, annexes and way, the first in the list. */
export function samplesOf(entries: readonly PlanEntry[]): PlanEntry[] {
  const kinds = new Map<string, PlanEntry>();
  for (const entry of entries.filter(({ status }) => sendable.includes(status))) {
    const { lang, channel, blocks, annexes } = entry;
    const shown = blocks.filter((block) => block.shown).map(({ place }) => place);
    const kind = JSON.stringify([lang, channel, shown, annexes]);
    if (!kinds.has(kind)) kinds.set(kind, entry);
  }
  return [...kinds.values()];
}
