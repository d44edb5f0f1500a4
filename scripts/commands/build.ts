import type { ResolvedConfig } from "../config/resolve.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import { Session } from "../workspace/session.ts";
import { buildOptions } from "./build-options.ts";
import { buildFlags, type Command, type Invocation } from "./command.ts";
import { finish } from "./finish.ts";

/** `dipla build`: content → PDF, DOCX and HTML in `out/`, only what changed. */
export const command: Command = {
  usage: "dipla build [document…]",
  name: "build",
  example: "dipla build about-iom --lang bg --format pdf",
  flags: {
    ...buildFlags,
    copies: { type: "boolean" },
    shard: { type: "string", value: "I/N" },
    watch: { type: "boolean" },
  },
  async run(invocation) {
    // Documents are made whole on each machine.
    if (invocation.values.shard !== undefined && invocation.values.copies !== true) return exitCodes.usage;
    const session = new Session(invocation.host, invocation.printer.emit);
    try {
      return invocation.values.watch === true
        ? await buildAgainAndAgain(session, invocation)
        : (await buildOnce(session, invocation)).exitCode;
    } finally {
      await session.close();
    }
  },
};

async function buildOnce(
  session: Session,
  invocation: Invocation,
): Promise<{ exitCode: number; config: ResolvedConfig }> {
  const { positionals: documents, values, printer } = invocation;
  const { config, shard, problems } = await buildOptions(invocation);
  if (problems.length > 0) {
    await printer.diagnostics(problems);
    return { exitCode: exitCodes.usage, config };
  }
  const [force, copies] = [values.force === true, values.copies === true];
  const outcome = await session.build({ config, documents, force, copies, shard });
  const failOnWarnings = values["fail-on-warnings"] === true;
  return { exitCode: await finish(outcome, printer, { failOnWarnings }), config };
}

/** Builds whenever something is saved, until Ctrl-C: with the exit code of the last build, so that a script hears how it ended. */
async function buildAgainAndAgain(session: Session, invocation: Invocation): Promise<number> {
  const { host, root, printer } = invocation;
  const { ownFiles, sourceChanges } = await import("../workspace/source-changes.ts");
  let last: Awaited<ReturnType<typeof buildOnce>> | undefined;
  const files = (): string[] => (last ? ownFiles(last.config) : []);
  for await (const _ of sourceChanges({ root, host, signal: invocation.interrupted(), files })) {
    last = await buildOnce(session, invocation);
    printer.say("watching");
  }
  return last?.exitCode ?? exitCodes.success;
}
