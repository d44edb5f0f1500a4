import { randomBytes, timingSafeEqual } from "node:crypto";

/** How long a browser has to start, ms. */
const patience = 60_000;

/**
 * Words of addresses that open once, within a minute: other users of a machine see what programs are called with, and a browser is
 * called with an address. What it opens has the preview's own token in it, which stands in no command line.
 */
export interface SingleUseAddresses {
  /** A new word, which leads to that path once. */
  issue(path: string): string;
  /** Where a word leads; undefined for one that is unknown, used or too old. */
  take(word: string): string | undefined;
}

/** @param now the time in ms */
export function singleUseAddresses(now: () => number): SingleUseAddresses {
  let open: { word: string; path: string; until: number }[] = [];
  return {
    issue(path) {
      const word = randomBytes(16).toString("hex");
      open.push({ word, path, until: now() + patience });
      return word;
    },
    take(word) {
      open = open.filter(({ until }) => until > now());
      const found = open.find((one) => isSame(one.word, word));
      open = open.filter((one) => one !== found);
      return found?.path;
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
