import { codeStamp } from "../artifacts/cache.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { createDiagnostics } from "../findings/diagnostics.ts";
import { strictest } from "../findings/judge.ts";
import { openWorkerPool } from "../workers/worker-pool.ts";
import { buildOptions } from "./build-options.ts";
import { type BuildOutcome, runBuild } from "./build-run.ts";
import { buildFlags, type Command } from "./command.ts";
import { runCopies } from "./copies-run.ts";
import { finish } from "./finish.ts";
import { retryingBrowser } from "./retrying-browser.ts";

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
    // For a few documents a second thread takes longer to come up than it saves.
    const workers = values.copies ? openWorkerPool() : undefined;
    try {
      const begun = Promise.withResolvers<void>();
      const means = { browser, workers, stamp: await codeStamp(host) };
      const specimens = runBuild(request, host, printer.emit, diagnostics, {
        ...means,
        begun: begun.resolve,
      });
      const copies = values.copies
        ? begun.promise.then(() =>
            runCopies(request, host, printer.emit, createDiagnostics(), { ...means, specimens }),
          )
        : undefined;
      const outcome = joined(...(await Promise.all([specimens, copies])));
      return await finish(outcome, printer, { failOnWarnings: values["fail-on-warnings"] === true });
    } finally {
      await Promise.all([workers?.close(), browser.close()]);
    }
  },
};

function joined(specimens: BuildOutcome, copies: BuildOutcome | undefined): BuildOutcome {
  if (!copies) return specimens;
  return {
    rendered: specimens.rendered + copies.rendered,
    unchanged: specimens.unchanged + copies.unchanged,
    diagnostics: strictest([...specimens.diagnostics, ...copies.diagnostics]),
    drafts: specimens.drafts,
  };
}
