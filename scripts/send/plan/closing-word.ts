import type { LedgerMessage } from "../ledger/ledger.ts";
import { type PlanEntry, sendable } from "./plan.ts";

/**
 * Which sentence ends a dry run. “Everybody has the current version” only where everybody does: not while somebody is held back, a row can't
 * be used, or a package waits for a hand.
 *
 * @param isFaulty whether somebody may be missing from the plan
 * @param latest what holds for each recipient of the document now
 */
export function closingWord(
  entries: readonly Pick<PlanEntry, "recipient" | "status">[],
  isFaulty: boolean,
  latest: Iterable<LedgerMessage>,
): "approve" | "nothing" | "nothingOpen" | "nothingWaiting" {
  if (entries.some(({ status }) => sendable.includes(status))) return "approve";
  if (isFaulty || entries.some(({ status }) => status !== "unchanged")) return "nothingOpen";
  const waiting = new Set(
    Iterator.from(latest)
      .filter(({ state }) => state === "to-hand-over")
      .map(({ recipient }) => recipient),
  );
  return entries.some(({ recipient }) => waiting.has(recipient)) ? "nothingWaiting" : "nothing";
}
