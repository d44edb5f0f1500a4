import { sha256 } from "../../host/sha256.ts";
import type { LedgerEvent } from "./ledger.ts";

/** Stands for the event before the first. */
export const chainStart = "0".repeat(64);

/** An event's hash: of its own words and of the hash before it. */
export function eventHash(event: Omit<LedgerEvent, "hash">, previous: string): string {
  const { seq, at, message, kind, detail } = event;
  return sha256(JSON.stringify([seq, at, message, kind, detail, previous]));
}

/** The number of the first event that was changed, left out or put in; undefined for an honest history. */
export function firstBroken(events: Iterable<LedgerEvent>): number | undefined {
  let [previous, seq] = [chainStart, 0];
  for (const event of events) {
    seq += 1;
    if (event.seq !== seq || event.hash !== eventHash(event, previous)) return seq;
    previous = event.hash;
  }
  return undefined;
}
