import type { Printer } from "../cli/printer.ts";
import type { BuildOutcome } from "../workspace/build-outcome.ts";
import { exitCodeFor } from "../workspace/exit-codes.ts";

/** Says what was found and how it ended, in the same words for every command that builds; gives the exit code. */
export async function finish(
  outcome: BuildOutcome,
  printer: Printer,
  options: { failOnWarnings: boolean; isCheck?: boolean },
): Promise<number> {
  await printer.diagnostics(outcome.diagnostics);
  const count = (level: string): number =>
    outcome.diagnostics.filter((found) => found.level === level).length;
  const exitCode = exitCodeFor(outcome.diagnostics, options);
  const { rendered, unchanged } = outcome;
  const drafts = [...new Set(outcome.drafts)].sort();
  printer.emit({
    event: "finished",
    rendered,
    unchanged,
    errors: count("error"),
    warnings: count("warning"),
    exitCode,
  });
  if (drafts.length > 0) printer.say("drafts", { documents: drafts.join(", ") });
  return exitCode;
}
