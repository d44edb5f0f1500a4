import { codeStamp } from "../artifacts/cache.ts";
import { createDiagnostics } from "../findings/diagnostics.ts";
import { strictest } from "../findings/judge.ts";
import type { BuildOutcome } from "../workspace/build-outcome.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import { retryingBrowser } from "../workspace/retrying-browser.ts";
import { runBuild } from "../workspace/run-build.ts";
import { buildOptions } from "./build-options.ts";
import { buildFlags, type Command } from "./command.ts";
import { finish } from "./finish.ts";

/** `dipla build`: content → PDF, DOCX and HTML in `out/`, only what changed. */
export const command: Command = {
  usage: "dipla build [document…]",
  name: "build",
  example: "dipla build about-iom --lang bg --format pdf",
  flags: {
    ...buildFlags,
    copies: { type: "boolean" },
  },
  async run(invocation) {
    const { positionals, values, host, printer } = invocation;
    const { config, problems } = await buildOptions(invocation);
    const diagnostics = createDiagnostics();
    if (problems.length > 0) {
      await printer.diagnostics(problems);
      return exitCodes.usage;
    }
    const request = { config, documents: positionals, force: values.force === true };
    const browser = retryingBrowser(config, host, printer.emit);
    const copying = values.copies ? await loadCopying() : undefined;
    // For a few documents a second thread takes longer to come up than it saves.
    const workers = copying?.openWorkerPool();
    try {
      const begun = Promise.withResolvers<void>();
      const means = { browser, workers, stamp: await codeStamp(host) };
      const specimens = runBuild(request, host, printer.emit, diagnostics, {
        ...means,
        begun: begun.resolve,
      });
      const copies =
        copying &&
        begun.promise.then(() =>
          copying.runCopies(request, host, printer.emit, createDiagnostics(), { ...means, specimens }),
        );
      const outcome = joined(...(await Promise.all([specimens, copies])));
      return await finish(outcome, printer, { failOnWarnings: values["fail-on-warnings"] === true });
    } finally {
      await Promise.all([workers?.close(), browser.close()]);
    }
  },
};

/** What only copies need: a build that has nothing to do starts without it. */
async function loadCopying() {
  const [{ openWorkerPool }, { runCopies }] = await Promise.all([
    import("../workers/worker-pool.ts"),
    import("../workspace/run-copies.ts"),
  ]);
  return { openWorkerPool, runCopies };
}

function joined(specimens: BuildOutcome, copies: BuildOutcome | undefined): BuildOutcome {
  if (!copies) return specimens;
  return {
    rendered: specimens.rendered + copies.rendered,
    unchanged: specimens.unchanged + copies.unchanged,
    diagnostics: strictest([...specimens.diagnostics, ...copies.diagnostics]),
    drafts: specimens.drafts,
  };
}
