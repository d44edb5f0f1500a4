import type { ManifestEntry } from "../artifacts/manifest.ts";
import type { Diagnostic } from "../findings/diagnostics.ts";

/** How a build ended. */
export interface BuildOutcome {
  rendered: number;
  unchanged: number;
  diagnostics: Diagnostic[];
  /** Documents whose files are for the eye only, as `about-iom (bg)`. */
  drafts: string[];
  /** Files of the documents that were asked for, made now or earlier, but those of copies. */
  entries: ManifestEntry[];
}

/** An outcome of which nothing is known yet. */
export function emptyOutcome(): BuildOutcome {
  return { rendered: 0, unchanged: 0, diagnostics: [], drafts: [], entries: [] };
}
