import { exitCodes } from "../workspace/exit-codes.ts";
import { Session } from "../workspace/session.ts";
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
    const { positionals: documents, values, host, printer } = invocation;
    const { config, problems } = await buildOptions(invocation);
    if (problems.length > 0) {
      await printer.diagnostics(problems);
      return exitCodes.usage;
    }
    const session = new Session(host, printer.emit);
    try {
      const [force, copies] = [values.force === true, values.copies === true];
      const outcome = await session.build({ config, documents, force, copies });
      return await finish(outcome, printer, { failOnWarnings: values["fail-on-warnings"] === true });
    } finally {
      await session.close();
    }
  },
};
