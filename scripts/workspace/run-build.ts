import { codeStamp, readState, type SourceState, stateKey } from "../artifacts/cache.ts";
import { freshnessOf, lookingOnce } from "../artifacts/inputs.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { findDocuments, type SourceFile } from "../content/find-documents.ts";
import type { Shard } from "../document/shard.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { judge } from "../findings/judge.ts";
import { recordOf } from "../formats/formats.ts";
import { writeCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";
import { noteRead, type Reads } from "../host/reads.ts";
import type { PipelineContext, SourceResult } from "../pipeline/pipeline.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";
import { type BuildOutcome, emptyOutcome } from "./build-outcome.ts";
import type { Emit } from "./events.ts";
import { optionsKey, writeManifest } from "./keep-manifest.ts";
import { judgementOf, keepSource, noteDraft } from "./keep-source.ts";
import type { RetryingBrowser } from "./retrying-browser.ts";

/** What to build and how. */
export interface BuildRequest {
  config: ResolvedConfig;
  /** Names of documents; empty for all. */
  documents: readonly string[];
  force: boolean;
  /** Of copies, those of one share of the recipients only. */
  shard?: Shard | undefined;
}

/** What a build works with. */
export interface BuildMeans {
  /** Closed by whoever brought it, like the workers. */
  browser: RetryingBrowser;
  /** Finishes PDFs beside this thread. */
  workers?: WorkerPool | undefined;
  /** The code's stamp, when the caller knows it. */
  stamp?: string | undefined;
  /** Called when everything is loaded and the first documents wait for the browser: time for something else. */
  begun?: (() => void) | undefined;
}

/** Builds what has changed. When nothing has, neither parser, browser nor Word library is loaded. */
export async function runBuild(
  request: BuildRequest,
  host: Host,
  emit: Emit,
  diagnostics: Diagnostics,
  { browser, workers, begun, ...given }: BuildMeans,
): Promise<BuildOutcome> {
  const { config, force } = request;
  const [stamp, sources] = await Promise.all([
    given.stamp ?? codeStamp(host),
    selectSources(request, host, diagnostics),
  ]);
  const state = await readState(host, stateKey(config.root, optionsKey(config)), stamp);
  emit({ event: "started", command: "build", documents: sources.length });
  const look = lookingOnce(host);
  const freshness = await Promise.all(
    sources.map(({ path }) => (force ? ("changed" as const) : freshnessOf(look, state.sources[path]))),
  );
  const stale = sources.filter((_, index) => freshness[index] === "changed");
  const judgement = judgementOf(config);
  const outcome: BuildOutcome = { ...emptyOutcome(), diagnostics: judge(diagnostics.list(), judgement) };
  sources.forEach((source, index) => {
    if (freshness[index] === "changed") return;
    outcome.unchanged += 1;
    const known = state.sources[source.path];
    outcome.diagnostics.push(...judge(known?.diagnostics ?? [], judgement));
    noteDraft(source.document, known?.entries ?? [], outcome);
    emit({ event: "unchanged", document: source.document, lang: source.lang ?? "" });
  });
  if (stale.length > 0)
    await buildStale(stale, request, {
      host,
      stamp,
      state: state.sources,
      outcome,
      emit,
      browser,
      workers,
      begun,
    });
  begun?.();
  const gone = await forgetGone(state.sources, host);
  if (stale.length > 0 || gone || freshness.includes("renewed"))
    await writeCached(host, stateKey(config.root, optionsKey(config)), JSON.stringify(state));
  outcome.entries = sources.flatMap(({ path }) => state.sources[path]?.entries ?? []);
  outcome.diagnostics.push(...judge(await writeManifest(config, state.sources, host, emit), judgement));
  return outcome;
}

/** The documents asked for, in the languages asked for; an unknown name is a diagnostic. */
export async function selectSources(
  { config, documents }: BuildRequest,
  host: Host,
  diagnostics: Diagnostics,
): Promise<SourceFile[]> {
  const all = await findDocuments(host, config.root, diagnostics);
  const names = [...new Set(all.map((source) => source.document))];
  for (const name of documents) {
    if (!names.includes(name))
      diagnostics.add("document-unknown", { file: "content" }, { name, known: names.join(", ") || "–" });
  }
  if (all.length === 0) diagnostics.add("no-documents", { file: "content" });
  return all.filter(
    (source) =>
      (documents.length === 0 || documents.includes(source.document)) &&
      (!config.lang || !source.lang || config.lang.includes(source.lang)),
  );
}

/** ms for one document in all its formats, of hundreds of pages and on a slow machine. */
export const patience = 600_000;

interface Run {
  host: Host;
  stamp: string;
  state: Record<string, SourceState>;
  outcome: BuildOutcome;
  emit: Emit;
  browser: RetryingBrowser;
  workers: WorkerPool | undefined;
  begun: (() => void) | undefined;
}

async function buildStale(
  stale: readonly SourceFile[],
  { config, force }: BuildRequest,
  run: Run,
): Promise<void> {
  const { host, emit, browser, workers, begun } = run;
  // The browser and the second thread come up while the parser is loaded, which holds up everything else in this thread.
  if (config.formats.some((format) => recordOf(format).isPrinted)) await browser.start();
  workers?.start();
  const pipeline = import("../pipeline/pipeline.ts");
  const queue = [...stale];
  const worker = async (): Promise<void> => {
    const { buildSource } = await pipeline;
    for (let source = queue.shift(); source; source = queue.shift()) {
      const reads: Reads = new Map();
      const context: PipelineContext = {
        config,
        host: host.recording(reads),
        browser: () => {
          begun?.();
          return browser.get();
        },
        stamp: run.stamp,
        force,
        workers,
      };
      emit({ event: "reading", document: source.document, lang: source.lang ?? "" });
      const result = await guarded(
        source,
        () => browser.attempt(() => buildSource(source, context), patience),
        config,
      );
      for (const [path, seen] of config.inputs) noteRead(reads, path, seen);
      if (!result.skipped) await keepSource(source, result, reads, { ...run, config });
    }
  };
  await Promise.all(Array.from({ length: Math.min(config.jobs, stale.length) }, worker));
}

/** A fault of a renderer stops its document, not the others: whatever `build` throws is a finding of its document. */
export async function guarded(
  source: SourceFile,
  build: () => Promise<SourceResult>,
  config: ResolvedConfig,
): Promise<SourceResult> {
  try {
    return await build();
  } catch (error) {
    const file = source.path.slice(config.root.length + 1).replaceAll("\\", "/");
    const { failureFinding } = await import("./failure-finding.ts");
    return {
      lang: source.lang ?? "",
      made: [],
      diagnostics: [failureFinding(error, { file }, "files", config.root)],
    };
  }
}

/** Deleted documents leave the manifest; their files stay until `dipla clean`, since somebody may still need them. */
async function forgetGone(sources: Record<string, SourceState>, host: Host): Promise<boolean> {
  let gone = false;
  for (const path of Object.keys(sources)) {
    // What nobody may look at now isn't gone.
    const isGone = async (): Promise<boolean> =>
      host.read(path).then(
        (bytes) => !bytes,
        () => false,
      );
    if ((await host.stat(path)) || !(await isGone())) continue;
    delete sources[path];
    gone = true;
  }
  return gone;
}
