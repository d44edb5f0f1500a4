import { join } from "node:path";
import { codeStamp } from "../artifacts/cache.ts";
import type { WrittenFile } from "../artifacts/inputs.ts";
import type { ManifestEntry } from "../artifacts/manifest.ts";
import type { SourceFile } from "../content/find-documents.ts";
import type { Recipient } from "../document/recipient.ts";
import type { Diagnostics, Finding, Place } from "../findings/diagnostics.ts";
import { isWithheld, judge, judgementOfCopies } from "../findings/judge.ts";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";
import { sha256 } from "../host/sha256.ts";
import { unwritable } from "../host/unwritable.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { WriteError } from "../host/write-files.ts";
import type { Copies, Copy, CopyEdition } from "../pipeline/copies.ts";
import type { PipelineContext } from "../pipeline/pipeline.ts";
import { openWorkerPool, type WorkerPool } from "../workers/worker-pool.ts";
import { type BuildOutcome, emptyOutcome } from "./build-outcome.ts";
import { currentCopy, type MadeEdition, rememberCopy } from "./copy-memory.ts";
import type { Emit } from "./events.ts";
import { isInShard } from "./is-in-shard.ts";
import { type CopiesBeingMade, keepCopies } from "./keep-copies.ts";
import { entryOf } from "./keep-manifest.ts";
import { type RetryingBrowser, retryingBrowser } from "./retrying-browser.ts";
import { type BuildRequest, selectSources } from "./run-build.ts";

/** A copy whose files lie in the output folder. */
export interface MadeCopy {
  copy: Copy;
  lang: string;
  /** Its files, the PDF first. */
  entries: readonly ManifestEntry[];
  /** Hash of everything they are made from. */
  inputs: string;
  /** One for each of the document's templates. */
  made: readonly MadeEdition[];
}

/** What a caller may bring or want to know. */
export interface CopiesOptions {
  /** Takes a finished copy; the next is begun when it is done with it. */
  onCopy?: ((made: MadeCopy) => Promise<void>) | undefined;
  /** Makes the copies alone of those that this chooses from the list in its order, and leaves the list of copies as it is. */
  only?: ((recipients: readonly Recipient[]) => readonly Recipient[]) | undefined;
  /** Told of all recipients, those of other shares too, and of what was read of the workspace so far, before the first copy is made. */
  onOpened?: ((recipients: readonly Recipient[], reads: Reads) => void) | undefined;
  /** A browser and a second thread that the caller closes. */
  browser?: RetryingBrowser | undefined;
  workers?: WorkerPool | undefined;
  /** The code's stamp, when the caller knows it. */
  stamp?: string | undefined;
  /** The build of the specimens, when one is under way: copies are merged beside it, printed after it. */
  specimens?: Promise<unknown> | undefined;
}

/** ms for one copy in all its formats. */
const patience = 60_000;

interface Run {
  request: BuildRequest;
  host: Host;
  emit: Emit;
  stamp: string;
  browser: RetryingBrowser;
  workers: WorkerPool;
  specimens: Promise<unknown> | undefined;
  outcome: BuildOutcome;
  /** Thousands of copies have the same few findings: each is kept once. */
  found: Diagnostics;
  onCopy: (made: MadeCopy) => Promise<void>;
}

/**
 * One copy per recipient, in the language that the recipient reads. Only copies whose own inputs have changed are
 * rendered; each is written, and `onCopy` has done with it, before the next is begun, so that memory does not grow with
 * the list.
 */
export async function runCopies(
  request: BuildRequest,
  host: Host,
  emit: Emit,
  found: Diagnostics,
  { onCopy = async () => undefined, specimens, only, onOpened, ...given }: CopiesOptions = {},
): Promise<BuildOutcome> {
  const { config, force } = request;
  const stamp = given.stamp ?? (await codeStamp(host));
  const outcome = emptyOutcome();
  const browser = given.browser ?? retryingBrowser(config, host, emit);
  const workers = given.workers ?? openWorkerPool();
  const reads: Reads = new Map();
  const reading = onOpened ? host.recording(reads) : host;
  const context: PipelineContext = { config, host: reading, browser: browser.get, stamp, force, workers };
  try {
    const all = await openAll(request, context, { emit: only ? () => undefined : emit, found });
    onOpened?.(
      all.flatMap(({ everybody }) => everybody),
      reads,
    );
    for (const { source, copies } of only ? chosen(all, only) : all) {
      const run = { request, host, emit, stamp, browser, workers, specimens, outcome, found, onCopy };
      if (only) await makeAll(source, copies, run);
      else found.addAll(await makeListed(source, copies, run));
    }
  } finally {
    if (!given.workers) await workers.close();
    if (!given.browser) await browser.close();
  }
  return { ...outcome, diagnostics: judge(found.list(), judgementOfCopies(config)) };
}

interface Opened {
  source: SourceFile;
  /** Of them, those of the share that is made. */
  copies: Copies;
  everybody: readonly Recipient[];
}

function chosen(all: readonly Opened[], only: NonNullable<CopiesOptions["only"]>): Opened[] {
  const recipients = all.flatMap(({ copies }) => copies.recipients);
  const wanted = new Set(only(recipients.sort((a, b) => a.row - b.row)));
  return all.flatMap(({ copies, ...rest }) => {
    const own = copies.recipients.filter((one) => wanted.has(one));
    return own.length > 0 ? [{ ...rest, copies: { ...copies, recipients: own } }] : [];
  });
}

/** All texts that have recipients; how many copies there will be is known before the first is made. */
async function openAll(
  request: BuildRequest,
  context: PipelineContext,
  { emit, found }: Pick<Run, "emit" | "found">,
): Promise<Opened[]> {
  const { config, host } = context;
  const all = await selectSources({ ...request, config: { ...config, lang: undefined } }, host, found);
  const { openCopies } = await import("../pipeline/copies.ts");
  const opened: Opened[] = [];
  for (const source of all) {
    if (config.lang && source.lang && !config.lang.includes(source.lang)) continue;
    const copies = await openCopies(source, languagesOf(source, all), context).catch(
      async (error: unknown) => {
        found.addAll([
          await failed(error, { file: displayPath(config.root, source.path) }, "files", config.root),
        ]);
      },
    );
    if (!copies) continue;
    found.addAll(copies.diagnostics);
    const { lang, recipients: everybody } = copies;
    const { shard } = request;
    const recipients = shard ? everybody.filter(({ id }) => isInShard(id, shard)) : everybody;
    opened.push({ source, copies: { ...copies, recipients }, everybody });
    emit({ event: "copies", document: source.document, lang, total: recipients.length });
  }
  return opened;
}

function languagesOf(source: SourceFile, all: readonly SourceFile[]): string[] {
  return all.flatMap(({ document, lang }) => (document === source.document && lang ? [lang] : []));
}

/** Makes them, and the list of them beside it. Gives what the system says against the list. */
async function makeListed(source: SourceFile, copies: Copies, run: Run): Promise<Finding[]> {
  const { request, host, emit, specimens: settled } = run;
  const text = { document: source.document, lang: copies.lang, shard: request.shard };
  // A build of the specimens marks the old list.
  const { list, written } = keepCopies(text, request.config, host, { emit, settled });
  try {
    await makeAll(source, copies, run, list);
    list.end();
  } catch (error) {
    list.end(error);
    // It fails with the same.
    await Promise.allSettled([written]);
    throw error;
  }
  return written;
}

/** Several at a time, each taken from the list when a place is free. */
async function makeAll(source: SourceFile, copies: Copies, run: Run, list?: CopiesBeingMade): Promise<void> {
  const queue = copies.recipients.entries();
  const worker = async (): Promise<void> => {
    for (const [place, recipient] of queue) {
      const entries = await makeOne(source, copies, recipient, run);
      list?.put(place, recipient.id, entries);
    }
  };
  // While some are printed, one is merged and one finished.
  await Promise.all(Array.from({ length: run.request.config.jobs + 2 }, worker));
}

async function makeOne(
  source: SourceFile,
  copies: Copies,
  recipient: Recipient,
  run: Run,
): Promise<ManifestEntry[]> {
  const { found, emit, request } = run;
  const copy = await copies.open(recipient).catch(async (error: unknown) => {
    found.addAll([await failed(error, recipient.place, "files", request.config.root)]);
  });
  if (!copy) return [];
  const { editions, diagnostics } = copy;
  found.addAll(diagnostics);
  if (isWithheld(diagnostics, judgementOfCopies(request.config))) {
    emit({ event: "withheld", document: `${source.document} · ${recipient.id}`, lang: copies.lang });
    return [];
  }
  const made: MadeEdition[] = [];
  for (const edition of editions) {
    const one = await makeEdition(edition, recipient, run);
    if (one) made.push(one);
  }
  const entries = made.flatMap((one) => one.entries);
  const inputs = sha256(JSON.stringify(editions.map((edition) => edition.inputs)));
  if (made.length === editions.length) await run.onCopy({ copy, lang: copies.lang, entries, inputs, made });
  return entries;
}

/** Undefined when something is wrong with it. */
async function makeEdition(
  { publication, inputs, formats, render }: CopyEdition,
  recipient: Recipient,
  { request: { config, force }, host, emit, stamp, browser, workers, specimens, outcome, found }: Run,
): Promise<MadeEdition | undefined> {
  const { document, lang, template } = publication;
  const name = { formats, document, lang, template, recipient: recipient.id };
  const known = force ? undefined : await currentCopy(name, { stamp, inputs }, config, host);
  const withheld = (): undefined => {
    emit({ event: "withheld", document: `${document} · ${recipient.id}`, lang });
  };
  if (known) {
    found.addAll(known.diagnostics);
    // The rules may have changed since.
    if (isWithheld(known.diagnostics, judgementOfCopies(config))) return withheld();
    outcome.unchanged += 1;
    const { entries, diagnostics } = known;
    return { ...name, inputs, entries, diagnostics };
  }
  // Both come up while the first copy is being made ready.
  void browser.start();
  workers.start();
  // Behind a long specimen a copy would wait for its page for so long that it seems to hang.
  await specimens;
  const { artifacts, diagnostics } = await browser
    .attempt(() => render(), patience)
    .catch(async (error: unknown) => ({
      artifacts: [],
      diagnostics: [await failed(error, recipient.place, formats.join(", ").toUpperCase(), config.root)],
    }));
  found.addAll(diagnostics);
  if (isWithheld(diagnostics, judgementOfCopies(config))) return withheld();
  const entries: ManifestEntry[] = [];
  const written: WrittenFile[] = [];
  const files = artifacts.map(({ path, bytes }) => ({ path: join(config.out, path), data: bytes }));
  const stamps = await host.writeAll(files).catch((error: unknown) => {
    if (!(error instanceof WriteError)) throw error;
    found.addAll([unwritable(error)]);
  });
  if (!stamps) return withheld();
  for (const [index, artifact] of artifacts.entries()) {
    const path = join(config.out, artifact.path);
    const stamp = stamps[index];
    const hash = sha256(artifact.bytes);
    written.push({ path, sha256: hash, stamp });
    entries.push({ ...entryOf(publication, artifact, hash), recipient: recipient.id });
    outcome.rendered += 1;
    emit({ event: "rendered", document, lang, template, format: artifact.format, path: artifact.path });
  }
  const made = { ...name, inputs, entries, diagnostics };
  await rememberCopy(made, written, stamp, config, host);
  return made;
}

/** A fault costs its copy, or its text, and not the others. */
async function failed(error: unknown, place: Place, files: string, root: string): Promise<Finding> {
  const { failureFinding } = await import("./failure-finding.ts");
  return failureFinding(error, place, files, root);
}
