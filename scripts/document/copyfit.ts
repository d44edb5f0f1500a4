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

/** Type is never made smaller than this (pt): running text, and captions or labels that start out smaller than that. */
export const smallestType = { text: 9, small: 8 } as const;
