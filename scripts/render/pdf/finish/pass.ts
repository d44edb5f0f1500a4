import type { Draft } from "./draft.ts";

/** One step of finishing: one family of rules. */
export interface Pass {
  /** The file's name. */
  name: string;
  /** The rule it satisfies, as the standards number it. */
  clause: string;
  apply(draft: Draft): void;
}
