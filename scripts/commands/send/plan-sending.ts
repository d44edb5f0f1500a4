import { join } from "node:path";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import { latestInLedger } from "../../send/ledger/latest-messages.ts";
import { closingWord } from "../../send/plan/closing-word.ts";
import { type Plan, sendable } from "../../send/plan/plan.ts";
import { planHtml } from "../../send/plan/plan-html.ts";
import { samplesOf } from "../../send/plan/samples.ts";
import { exitCodeFor, exitCodes } from "../../workspace/exit-codes.ts";
import { keepPlan } from "./keep-plan.ts";
import { unlessSealFails } from "./open-seal.ts";
import { type PreparedSending, prepareSending } from "./prepare-sending.ts";
import { readSecrets, type SendSecrets } from "./read-secrets.ts";
import type { SendTask, SettledTask } from "./send-task.ts";
import { sendingRequest, tellNobody } from "./sending-request.ts";
import { writeHandovers } from "./write-handovers.ts";

/** `dipla send DOCUMENT`: prepares everything, writes the plan and stops. */
export async function planSending(document: string, task: SettledTask): Promise<number> {
  return planWith(document, task);
}

/**
 * The same with the date of a plan whose shares were made elsewhere.
 *
 * @param accept whether the plan is the one that is wanted; says why not
 */
export async function planWith(
  document: string,
  task: SettledTask,
  date?: string,
  accept: (plan: Plan) => Promise<boolean> = async () => true,
): Promise<number> {
  const { config, diagnostics, invocation, say } = task;
  // A plan asks for no password: nothing is sent.
  const settings = { ...task.settings, transport: undefined, bounces: undefined };
  const secrets = await readSecrets(settings, config, invocation.host, diagnostics);
  const prepared = diagnostics.hasErrors() ? undefined : await prepare(document, task, secrets, date);
  if (!prepared || !(await accept(prepared.plan))) return exitCodes.content;
  const { plan } = prepared;
  await writePlan(plan, task);
  sayPlan(plan, task);
  if (!prepared.showsAll) say("packagesOnDemand", { document });
  const found = judge(diagnostics.list(), judgementOfCopies(config));
  const isFaulty = found.some(({ level }) => level === "error");
  const latest = latestInLedger(task.ledger, document);
  say(closingWord(plan.entries, isFaulty, latest), { document, hash: plan.hash.slice(0, 16) });
  return exitCodeFor(found, { failOnWarnings: invocation.values["fail-on-warnings"] === true });
}

async function prepare(
  document: string,
  task: SettledTask,
  secrets: SendSecrets,
  date: string | undefined,
): Promise<PreparedSending | undefined> {
  const { config, diagnostics, invocation } = task;
  const { host, printer } = invocation;
  const request = await sendingRequest(document, task, secrets);
  if (!request) return undefined;
  const preparing = prepareSending({ ...request, date }, host, printer.emit);
  const prepared = await unlessSealFails(preparing, config, diagnostics);
  if (!prepared) return undefined;
  diagnostics.addAll(prepared.outcome.diagnostics);
  if (prepared.plan.entries.length > 0) return prepared;
  tellNobody(document, diagnostics);
  return undefined;
}

/** For people beside the packages, for the approval in the workspace's memory. */
async function writePlan(plan: Plan, task: SendTask): Promise<void> {
  const { config, invocation, diagnostics } = task;
  const { host, root, uiLang } = invocation;
  const folder = join(config.out, plan.document, "packages");
  await keepPlan(root, plan, host);
  await host.write(join(folder, "plan.json"), `${JSON.stringify(plan, null, 2)}\n`);
  await writeHandovers(plan, folder, task);
  await host.write(
    join(folder, "plan.html"),
    await planHtml(plan, judge(diagnostics.list(), judgementOfCopies(config)), uiLang),
  );
}

function sayPlan({ document, hash, entries }: Plan, { say, config, invocation }: SendTask): void {
  const count = (...states: string[]): number =>
    entries.filter(({ status }) => states.includes(status)).length;
  const going = entries.filter(({ status }) => sendable.includes(status));
  const messages = going.flatMap(({ mails }) => mails);
  const bytes = messages.reduce((sum, mail) => sum + mail.bytes, 0);
  invocation.printer.emit({
    event: "planned",
    hash,
    recipients: going.length,
    messages: messages.length,
    bytes,
  });
  say("planHead", {
    hash: hash.slice(0, 16),
    document,
    messages: messages.length,
    handed: going.filter(({ channel }) => channel !== "mail").length,
    size: (bytes / 1e6).toFixed(1),
  });
  say("planStates", {
    new: count("new"),
    changed: count("changed"),
    failed: count("failed", "unsent"),
    unchanged: count("unchanged"),
    held: count("in-doubt", "bounced"),
  });
  say("planFile", { path: join(config.out, document, "packages", "plan.html") });
  const samples = samplesOf(entries);
  if (samples.length > 0) say("samples");
  for (const { recipient } of samples)
    invocation.printer.line(`  ${join(config.out, document, "packages", recipient)}`);
}
