import type { Artifact } from "../artifact.ts";
import type { Diagnostic } from "../diagnostics.ts";

/** Reads the finished files of one publication back and reports where they differ from each other. */
export async function reviewArtifacts(artifacts: readonly Artifact[], source: string): Promise<Diagnostic[]> {
  void artifacts;
  void source;
  return [];
}
