import { join } from "node:path";
import type { SourceState } from "../artifacts/cache.ts";
import { toInputs } from "../artifacts/inputs.ts";
import type { ManifestEntry } from "../artifacts/manifest.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { SourceFile } from "../content/find-documents.ts";
import { diagnosticCodes } from "../findings/diagnostic-codes.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { isWithheld, type Judgement, judge } from "../findings/judge.ts";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";
import { sha256 } from "../host/sha256.ts";
import { unwritable } from "../host/unwritable.ts";
import { WriteError } from "../host/write-files.ts";
import type { SourceResult } from "../pipeline/pipeline.ts";
import type { BuildOutcome } from "./build-outcome.ts";
import type { Emit } from "./events.ts";
import { markCopiesStale } from "./keep-copies.ts";
import { entryOf } from "./keep-manifest.ts";

/** Where the results of a build go. */
export interface Keeping {
  config: ResolvedConfig;
  host: Host;
  /** What is remembered of each source, by its path. */
  state: Record<string, SourceState>;
  outcome: BuildOutcome;
  emit: Emit;
}

/** A build shows: gates judge only where they are asked to. */
export function judgementOf({ rules, strict }: ResolvedConfig): Judgement {
  return { rules, gates: strict };
}

/** Writes a source's files unless it has an error, all or none; remembers what they were made of. */
export async function keepSource(
  source: SourceFile,
  result: SourceResult,
  reads: Reads,
  keeping: Keeping,
): Promise<void> {
  const { config, host, state, outcome, emit } = keeping;
  const judgement = judgementOf(config);
  const next: SourceState = {
    inputs: toInputs(reads),
    outputs: [],
    entries: [],
    diagnostics: result.diagnostics,
  };
  const refused = isWithheld(result.diagnostics, judgement) ? [] : await writeMade(result, next, keeping);
  const stale = await markCopiesStale({ document: source.document, lang: result.lang }, config, host);
  next.diagnostics = [...result.diagnostics, ...refused, ...stale];
  outcome.diagnostics.push(...judge(next.diagnostics, judgement));
  // What is not the content's fault may be gone the next time, though no file has changed.
  if (next.diagnostics.some(isOfTheMachine)) next.inputs.push({ path: source.path, hash: "unsure" });
  if (isWithheld(next.diagnostics, judgement)) {
    emit({ event: "withheld", document: source.document, lang: result.lang });
    await keepOld(state[source.path], next, () => true, host);
  } else {
    tellMade(source, result, keeping);
    // A draft is printed for no print shop; the file of an earlier build stays.
    if (result.isDraft) await keepOld(state[source.path], next, ({ output }) => output === "press.pdf", host);
    noteDraft(source.document, next.entries, outcome);
  }
  state[source.path] = next;
}

function isOfTheMachine({ code }: Finding): boolean {
  return diagnosticCodes[code].exit === "renderer" || code === "output-unwritable";
}

/** Gives what the system says against it; then nothing is written. */
async function writeMade(
  { made, isDraft }: SourceResult,
  next: SourceState,
  { config, host }: Keeping,
): Promise<Finding[]> {
  const files = made.flatMap(({ publication, artifacts }) =>
    artifacts.map((artifact) => ({ publication, artifact, path: join(config.out, artifact.path) })),
  );
  try {
    const stamps = await host.writeAll(files.map(({ path, artifact }) => ({ path, data: artifact.bytes })));
    files.forEach(({ publication, artifact, path }, index) => {
      const hash = sha256(artifact.bytes);
      next.outputs.push({ path, sha256: hash, stamp: stamps[index] });
      next.entries.push({ ...entryOf(publication, artifact, hash), ...(isDraft && { draft: true }) });
    });
    return [];
  } catch (error) {
    if (error instanceof WriteError) return [unwritable(error)];
    throw error;
  }
}

function tellMade({ document }: SourceFile, { lang, made }: SourceResult, { outcome, emit }: Keeping): void {
  for (const { publication, artifacts } of made)
    for (const { cached, format, path } of artifacts) {
      outcome.rendered += 1;
      emit({
        event: cached ? "cached" : "rendered",
        document,
        lang,
        template: publication.template,
        format,
        path,
      });
    }
}

/** Notes a document whose files are for the eye only. */
export function noteDraft(
  document: string,
  entries: readonly ManifestEntry[],
  { drafts }: BuildOutcome,
): void {
  const draft = entries.find((entry) => entry.draft && !entry.stale);
  if (draft) drafts.push(`${document} (${draft.lang})`);
}

/** Files of an earlier build stay where they lie, and the manifest says that they are stale. */
async function keepOld(
  old: SourceState | undefined,
  next: SourceState,
  isKept: (entry: ManifestEntry) => boolean,
  host: Host,
): Promise<void> {
  const entries = (old?.entries ?? []).filter(isKept);
  next.entries.push(...entries.map((entry) => ({ ...entry, stale: true })));
  for (const output of old?.outputs ?? [])
    if (entries.some(({ sha256 }) => sha256 === output.sha256) && (await host.stat(output.path)))
      next.outputs.push(output);
}
