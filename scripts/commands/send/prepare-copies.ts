import { codeStamp } from "../../artifacts/cache.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import type { Shard } from "../../document/shard.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { isWithheld, judgementOfCopies } from "../../findings/judge.ts";
import type { PlanEntry } from "../../send/plan/plan.ts";
import type { BuildOutcome } from "../../workspace/build-outcome.ts";
import type { Emit } from "../../workspace/events.ts";
import { type CopiesOptions, type MadeCopy, runCopies } from "../../workspace/run-copies.ts";
import { formatsToSend } from "./formats-to-send.ts";
import type { Preparation } from "./preparation.ts";
import { prepareCopy } from "./prepare-copy.ts";
import { verifyCopy } from "./verify-copy.ts";

/** A recipient's line of the plan, with the copy that it is of. */
export interface PreparedEntry {
  line: number;
  entry: PlanEntry;
  /** For a share, whose copies are taken over elsewhere; of all copies it would be as much as the plan again. */
  made: MadeCopy["made"];
}

/** What a caller of `prepareCopies` brings and wants to know. */
export interface PreparingOptions extends Pick<CopiesOptions, "only" | "onOpened"> {
  /** Takes each recipient's line as soon as it is prepared, not in the order of the list: memory need not grow with it. */
  onPrepared(prepared: PreparedEntry): void;
}

/**
 * Renders every copy that has changed, reads it back, packs it and writes its message. Those that something is wrong with are told in the
 * preparation's diagnostics and left out.
 */
export async function prepareCopies(
  { config, force, shard }: { config: ResolvedConfig; force: boolean; shard?: Shard | undefined },
  preparation: Preparation,
  emit: Emit,
  { onPrepared, ...options }: PreparingOptions,
): Promise<BuildOutcome> {
  const { document, settings, host, diagnostics } = preparation;
  const stamp = await codeStamp(host);
  const progress = counting(emit);
  const onCopy = async (made: MadeCopy): Promise<void> => {
    const faults = await verifyCopy(made, { host, config, stamp });
    diagnostics.addAll(faults);
    const isSound = !isWithheld(faults, judgementOfCopies(config));
    const entry = isSound ? await prepareCopy(made, preparation) : undefined;
    const line = made.copy.recipient.place.line ?? 0;
    if (entry) onPrepared({ line, entry, made: shard ? made.made : [] });
    progress.step();
  };
  const formats = formatsToSend(config, settings);
  const copies = { config: { ...config, formats }, documents: [document], force, shard };
  const outcome = await runCopies(copies, host, progress.emit, createDiagnostics(), { ...options, onCopy });
  diagnostics.addAll(outcome.diagnostics);
  return outcome;
}

/** Lines of a plan in the order of the recipients' list. */
export function inListOrder<Line extends Pick<PreparedEntry, "line">>(prepared: readonly Line[]): Line[] {
  return prepared.toSorted((a, b) => a.line - b.line);
}

/** Copies instead of files: a list of thousands would hide what matters. */
function counting(emit: Emit): { emit: Emit; step(): void } {
  const counts = { done: 0, total: 0 };
  return {
    emit: (event) => {
      if (event.event === "copies") counts.total += event.total;
      if (event.event === "browser" || event.event === "withheld") emit(event);
    },
    step: () => {
      counts.done += 1;
      emit({ event: "progress", step: "copies", ...counts });
    },
  };
}
