import { join } from "node:path";
import { nearest } from "../../document/nearest.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { latestPlan } from "./keep-plan.ts";
import { openSeal, unlessSealFails } from "./open-seal.ts";
import { preparationOf, showPackagesOf } from "./prepare-sending.ts";
import { readSecrets } from "./read-secrets.ts";
import type { SettledTask } from "./send-task.ts";

/**
 * `dipla send show DOCUMENT RECIPIENT…`: writes the packages and messages of some recipients, as the last plan has them, where the dry run
 * has written samples only. What would be sent is another thing by now when that is told.
 */
export async function showPackages(
  task: SettledTask,
  [document, ...recipients]: readonly string[],
): Promise<number> {
  const { config, settings, ledger, diagnostics, invocation, say } = task;
  const { host, root } = invocation;
  if (document === undefined || recipients.length === 0) return exitCodes.usage;
  const plan = await latestPlan(root, document, host);
  if (!plan) {
    diagnostics.add("plan-unknown", { file: ".dipla/plans" }, { hash: "–", document });
    return exitCodes.content;
  }
  const ids = Iterator.from(plan.entries)
    .map(({ recipient }) => recipient)
    .toArray();
  for (const id of recipients)
    if (!ids.includes(id))
      diagnostics.add(
        "recipient-unknown",
        { file: "plan.html" },
        { id, known: nearest(id, ids) ?? ids.slice(0, 10).join(", ") },
      );
  const secrets = await readSecrets(
    { ...settings, transport: undefined, bounces: undefined },
    config,
    host,
    diagnostics,
  );
  const seal = await openSeal(settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return exitCodes.content;
  const request = { document, config, settings, secrets, seal, ledger, force: false };
  const preparation = { ...preparationOf(request, plan.date, host), diagnostics: createDiagnostics() };
  const shown = await unlessSealFails(showPackagesOf(recipients, request, preparation), config, diagnostics);
  diagnostics.addAll(preparation.diagnostics.list());
  const planned = new Map<string, string>();
  for (const entry of plan.entries)
    if (recipients.includes(entry.recipient)) planned.set(entry.recipient, JSON.stringify(entry));
  for (const entry of shown ?? []) {
    if (planned.get(entry.recipient) !== JSON.stringify(entry))
      diagnostics.add("plan-changed", { file: ".dipla/plans" }, { what: "plan-other", document });
    say("packageShown", { path: join(config.out, document, "packages", entry.recipient) });
  }
  return diagnostics.hasErrors() ? exitCodes.content : exitCodes.success;
}
