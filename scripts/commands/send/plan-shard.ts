import { join } from "node:path";
import type { Shard } from "../../document/shard.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import { exitCodeFor, exitCodes } from "../../workspace/exit-codes.ts";
import { latestPlan } from "./keep-plan.ts";
import { openSeal, unlessSealFails } from "./open-seal.ts";
import { inListOrder, type PreparedEntry, prepareCopies } from "./prepare-copies.ts";
import { planHead, preparationOf, type SendingRequest } from "./prepare-sending.ts";
import { readSecrets } from "./read-secrets.ts";
import type { SettledTask } from "./send-task.ts";
import { type ShardInputs, writeShard } from "./shard-file.ts";
import { shardInputs } from "./shard-inputs.ts";

/**
 * `dipla send DOCUMENT --shard I/N`: makes the copies of one share of the recipients and notes their lines of the plan; `send merge` makes
 * the plan of all shares.
 */
export async function planShard(document: string, shard: Shard, task: SettledTask): Promise<number> {
  const { config, settings, ledger, diagnostics, invocation, say } = task;
  const { host, printer, values } = invocation;
  const unsent = { ...settings, transport: undefined, bounces: undefined };
  const secrets = await readSecrets(unsent, config, host, diagnostics);
  const seal = await openSeal(settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return exitCodes.content;
  const request: SendingRequest = {
    ...{ document, config, settings, secrets, seal, ledger, force: values.force === true },
  };
  const date = await dateOfShard(config.root, document, task);
  const found = createDiagnostics();
  const preparation = { ...preparationOf(request, date, host), diagnostics: found, shows: () => false };
  let inputs: Promise<ShardInputs> | undefined;
  let total = 0;
  const prepared: PreparedEntry[] = [];
  const preparing = prepareCopies({ ...request, shard }, preparation, printer.emit, {
    onPrepared: (one) => void prepared.push(one),
    onOpened: (recipients, reads) => {
      total = recipients.length;
      inputs = shardInputs({ recipients, reads: new Map(reads) }, config, ledger, host);
    },
  });
  const outcome = await unlessSealFails(preparing, config, diagnostics);
  diagnostics.addAll(found.list());
  if (!outcome || !inputs) return exitCodes.content;
  if (total === 0 && !diagnostics.hasErrors())
    diagnostics.add("send-no-recipients", { file: "content" }, { name: document });
  const head = { shard, plan: planHead(request, date), recipients: total, inputs: await inputs };
  const lines = inListOrder(prepared).map(({ entry, made }) => ({ entry, made }));
  const path = await writeShard(join(config.out, document, "packages"), head, lines, host);
  say("shardPlanned", { path, recipients: lines.length, ...shard });
  say("shardNext", { document });
  const judged = judge(diagnostics.list(), judgementOfCopies(config));
  return exitCodeFor(judged, { failOnWarnings: values["fail-on-warnings"] === true });
}

/** The same on each machine on one day: that of a plan that was made today, where there is one, and otherwise the day's beginning. */
async function dateOfShard(
  root: string,
  document: string,
  { invocation: { host } }: SettledTask,
): Promise<string> {
  const known = (await latestPlan(root, document, host))?.date;
  return known?.startsWith(host.today()) ? known : `${host.today()}T00:00:00.000Z`;
}
