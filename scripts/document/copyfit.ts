import type { Role } from "./publication-nodes.ts";

/** How far a template lets text be set tighter or wider so that it fits its fixed boxes; factors, smallest and largest. */
export interface FitLimits {
  leading: readonly [smallest: number, largest: number];
  size: readonly [smallest: number, largest: number];
  spacing: readonly [smallest: number, largest: number];
}

/** What was chosen: one set of factors for all boxes of a publication, since neighbours must look alike. */
export interface Fit {
  leading: number;
  size: number;
  spacing: number;
}

/** Text as the tokens set it. */
export const unfitted: Fit = { leading: 1, size: 1, spacing: 1 };

/** Type is never made smaller than this (pt): running text, and captions, labels and notes, which start out smaller. */
export const smallestType = { text: 9, small: 8 } as const;

const runningText: readonly Role[] = [
  "lead",
  "paragraph",
  "quote",
  "item",
  "term",
  "definition",
  "callout-text",
  "callout-item",
  "card-text",
  "timeline-text",
  "table-cell",
];

/** The smallest that fitting may make a role's type, in pt; type that the theme sets smaller than that stays as it is. */
export function smallestOf(role: string, size: number): number {
  const isRunning = (runningText as readonly string[]).includes(role) || size >= smallestType.text + 0.5;
  return Math.min(size, isRunning ? smallestType.text : smallestType.small);
}
