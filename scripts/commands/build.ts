import { createDiagnostics } from "../diagnostics.ts";
import { exitCodes } from "../exit-codes.ts";
import { buildOptions, exitCodeFor } from "./build-options.ts";
import { runBuild } from "./build-run.ts";
import { buildFlags, type Command } from "./command.ts";

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
    if (values.copies)
      diagnostics.add(
        "not-yet-supported",
        { file: "--copies" },
        { what: "--copies", instead: "specimen-only" },
      );
    if (problems.length > 0 || values.copies) {
      await printer.diagnostics([...problems, ...diagnostics.list()]);
      return exitCodes.usage;
    }
    const outcome = await runBuild(
      { config, documents: positionals, force: values.force === true },
      host,
      printer.emit,
      diagnostics,
    );
    await printer.diagnostics(outcome.diagnostics);
    const count = (level: string): number =>
      outcome.diagnostics.filter((found) => found.level === level).length;
    const exitCode = exitCodeFor(outcome.diagnostics, {
      rendererFailed: outcome.rendererFailed,
      failOnWarnings: values["fail-on-warnings"] === true,
    });
    printer.emit({
      event: "finished",
      rendered: outcome.rendered,
      unchanged: outcome.unchanged,
      errors: count("error"),
      warnings: count("warning"),
      exitCode,
    });
    return exitCode;
  },
};
