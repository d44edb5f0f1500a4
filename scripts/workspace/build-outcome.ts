import type { Diagnostic } from "../findings/diagnostics.ts";

/** How a build ended. */
export interface BuildOutcome {
  rendered: number;
  unchanged: number;
  diagnostics: Diagnostic[];
  /** Documents whose files are for the eye only, as `about-iom (bg)`. */
  drafts: string[];
}
