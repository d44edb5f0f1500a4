import { createDiagnostics } from "../diagnostics.ts";
import { exitCodes } from "../exit-codes.ts";
import { buildOptions } from "./build-options.ts";
import { runBuild } from "./build-run.ts";
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
    return finish(outcome, printer, { failOnWarnings: values["fail-on-warnings"] === true });
  },
};
