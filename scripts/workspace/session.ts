import { codeStamp } from "../artifacts/cache.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { createDiagnostics } from "../findings/diagnostics.ts";
import { strictest } from "../findings/judge.ts";
import type { Host } from "../host/host.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";
import type { BuildOutcome } from "./build-outcome.ts";
import type { Emit } from "./events.ts";
import { type RetryingBrowser, retryingBrowser } from "./retrying-browser.ts";
import { type BuildRequest, runBuild } from "./run-build.ts";
import type { CheckRequest } from "./run-check.ts";
import { ClosedError } from "./workspace-error.ts";

/**
 * What stays while a workspace is worked in: one browser and one second thread. Builds and checks write the same memory of what was
 * built: who wants several begins each `inTurn`.
 */
export class Session {
  readonly host: Host;
  readonly #emit: Emit;
  /** The last browser, and what it was started for: other settings want another. */
  #browser: { key: string; browser: RetryingBrowser } | undefined;
  #workers: WorkerPool | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** @param emit hears of everything that the session does */
  constructor(host: Host, emit: Emit) {
    this.host = host;
    this.#emit = emit;
  }

  /** Builds what has changed; with copies, those of recipients as well, which are merged beside the build and printed behind it. */
  async build(request: BuildRequest & { copies: boolean }): Promise<BuildOutcome> {
    const { host } = this;
    const browser = await this.browserFor(request.config);
    const copying = request.copies ? await this.#copying() : undefined;
    const begun = Promise.withResolvers<void>();
    const means = { browser, workers: copying?.workers, stamp: await codeStamp(host) };
    const specimens = runBuild(request, host, this.#emit, createDiagnostics(), {
      ...means,
      begun: begun.resolve,
    });
    const copies =
      copying &&
      begun.promise.then(() =>
        copying.runCopies(request, host, this.#emit, createDiagnostics(), { ...means, specimens }),
      );
    return joined(...(await Promise.all([specimens, copies])));
  }

  /** Renders into the cache and reviews the finished bytes. */
  async check(request: CheckRequest): Promise<BuildOutcome> {
    const [browser, { runCheck }] = await Promise.all([
      this.browserFor(request.config),
      import("./run-check.ts"),
    ]);
    return runCheck(request, this.host, this.#emit, createDiagnostics(), { browser });
  }

  /** The session's browser, which starts when somebody prints. */
  async browserFor(config: ResolvedConfig): Promise<RetryingBrowser> {
    const key = JSON.stringify([config.browser, config.jobs]);
    if (this.#browser?.key !== key) {
      await this.#browser?.browser.close();
      this.#browser = { key, browser: retryingBrowser(config, this.host, this.#emit) };
    }
    return this.#browser.browser;
  }

  /** Does something when everything before it is done, however that ended. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(() => {
      if (this.#isClosed) throw new ClosedError("The workspace is closed.");
      return work();
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Ends when what is under way has ended; what waits for its turn fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#turn;
    await Promise.all([this.#workers?.close(), this.#browser?.browser.close()]);
  }

  /** What only copies need: a build that has nothing to do starts without it, and for few documents a second thread saves nothing. */
  async #copying() {
    const [{ openWorkerPool }, { runCopies }] = await Promise.all([
      import("../workers/worker-pool.ts"),
      import("./run-copies.ts"),
    ]);
    this.#workers ??= openWorkerPool();
    return { workers: this.#workers, runCopies };
  }
}

function joined(specimens: BuildOutcome, copies: BuildOutcome | undefined): BuildOutcome {
  if (!copies) return specimens;
  return {
    ...specimens,
    rendered: specimens.rendered + copies.rendered,
    unchanged: specimens.unchanged + copies.unchanged,
    diagnostics: strictest([...specimens.diagnostics, ...copies.diagnostics]),
  };
}
