import { exitCodes } from "../workspace/exit-codes.ts";
import { Session } from "../workspace/session.ts";
import { buildOptions } from "./build-options.ts";
import { buildFlags, type Command } from "./command.ts";
import { finish } from "./finish.ts";

/** `dipla check`: renders into the cache, reviews the finished bytes, writes only the report. */
export const command: Command = {
  usage: "dipla check [document…]",
  name: "check",
  example: "dipla check --fail-on-warnings",
  flags: {
    ...buildFlags,
    "no-report": { type: "boolean" },
    today: { type: "string" },
    typography: { type: "boolean" },
  },
  async run(invocation) {
    const { positionals: documents, values, host, printer, uiLang } = invocation;
    const { config, problems } = await buildOptions(invocation);
    if (problems.length > 0) {
      await printer.diagnostics(problems);
      return exitCodes.usage;
    }
    const session = new Session(host, printer.emit);
    try {
      const outcome = await session.check({
        config,
        documents,
        force: values.force === true,
        report: values["no-report"] !== true,
        listTypography: values.typography === true,
        uiLang,
        today: typeof values.today === "string" ? values.today : host.today(),
      });
      return await finish(outcome, printer, {
        failOnWarnings: values["fail-on-warnings"] === true,
        isCheck: true,
      });
    } finally {
      await session.close();
    }
  },
};
