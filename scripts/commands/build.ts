import { createDiagnostics } from "../diagnostics.ts";
import { exitCodes } from "../exit-codes.ts";
import { workerBench } from "../worker-bench.ts";
import { buildOptions } from "./build-options.ts";
import { runBuild } from "./build-run.ts";
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
      const outcome = await runBuild(request, host, printer.emit, diagnostics, { browser, bench });
      if (values.copies) {
        const copies = await runCopies(request, host, printer.emit, createDiagnostics(), { browser, bench });
        outcome.rendered += copies.rendered;
        outcome.unchanged += copies.unchanged;
        outcome.diagnostics.push(...copies.diagnostics);
        outcome.rendererFailed ||= copies.rendererFailed;
      }
      return await finish(outcome, printer, { failOnWarnings: values["fail-on-warnings"] === true });
    } finally {
      await bench?.close();
      await browser.close();
    }
  },
};
