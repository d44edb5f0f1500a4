import type { ResolvedConfig } from "../config/resolve.ts";
import type { Host } from "../host/host.ts";
import type { PipelineContext } from "../pipeline/pipeline.ts";
import type { Emit } from "./events.ts";

/** A browser that is started when somebody wants it. */
export interface LazyBrowser {
  /** Starts it ahead of need. Settles when its process is on its way or could not be started; never rejects. */
  start(): Promise<void>;
  get: PipelineContext["browser"];
  close(): Promise<void>;
}

/** The build's one browser, started when first wanted and closed at the end; as many pages are at work as there may be jobs. */
export function lazyBrowser(config: ResolvedConfig, host: Host, emit: Emit): LazyBrowser {
  let running: ReturnType<PipelineContext["browser"]> | undefined;
  const spawned = Promise.withResolvers<void>();
  const get: PipelineContext["browser"] = () => {
    running ??= import("../render/browser/start-browser.ts").then(async ({ startBrowser }) => {
      const browser = await startBrowser(host, {
        configured: config.browser,
        pages: config.jobs,
        spawned: spawned.resolve,
      });
      const { version, source, sandbox } = browser.about;
      emit({ event: "browser", version, source, sandbox });
      return browser;
    });
    return running;
  };
  return {
    get,
    start: () => {
      // Whoever prints waits for it and hears of a failure; until then nobody does.
      const settled = (): void => spawned.resolve();
      get().then(settled, settled);
      return spawned.promise;
    },
    close: async () => {
      const browser = await running?.catch(() => undefined);
      await browser?.close();
    },
  };
}
