import { codeStamp } from "../cache.ts";
import { createDiagnostics } from "../diagnostics.ts";
import { exitCodes } from "../exit-codes.ts";
import { workerBench } from "../worker-bench.ts";
import { buildOptions } from "./build-options.ts";
import { type BuildOutcome, runBuild } from "./build-run.ts";
import { buildFlags, type Command } from "./command.ts";
import { runCopies } from "./copies-run.ts";
import { finish } from "./finish.ts";
import { patientBrowser } from "./patient-browser.ts";

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
    const browser = patientBrowser(config, host, printer.emit);
    // For a few documents a second thread takes longer to come up than it saves.
    const bench = values.copies ? workerBench() : undefined;
    try {
      const begun = Promise.withResolvers<void>();
      const means = { browser, bench, stamp: await codeStamp(host) };
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
      await Promise.all([bench?.close(), browser.close()]);
    }
  },
};

function joined(specimens: BuildOutcome, copies: BuildOutcome | undefined): BuildOutcome {
  if (!copies) return specimens;
  return {
    rendered: specimens.rendered + copies.rendered,
    unchanged: specimens.unchanged + copies.unchanged,
    diagnostics: [...specimens.diagnostics, ...copies.diagnostics],
    rendererFailed: specimens.rendererFailed || copies.rendererFailed,
  };
}
