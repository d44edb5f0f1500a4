import { join } from "node:path";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import { latestInLedger } from "../../send/ledger/latest-messages.ts";
import { closingWord } from "../../send/plan/closing-word.ts";
import { type KeptPlan, type Plan, sendable } from "../../send/plan/plan.ts";
import { planHtml } from "../../send/plan/plan-html.ts";
import { samplesOf } from "../../send/plan/samples.ts";
import { exitCodeFor, exitCodes } from "../../workspace/exit-codes.ts";
import { approvePlan } from "./approve-plan.ts";
import { deliver } from "./deliver.ts";
import { findPlan, keepPlan } from "./keep-plan.ts";
import { openSeal, unlessSealFails } from "./open-seal.ts";
import { openOutboxStage } from "./outbox-stage.ts";
import {
  digestPlan,
  type PlanDigest,
  type PreparedSending,
  prepareAgain,
  prepareSending,
  type SendingRequest,
} from "./prepare-sending.ts";
import { readSecrets, type SendSecrets } from "./read-secrets.ts";
import { sayOutcome } from "./say-outcome.ts";
import type { SendTask, SettledTask } from "./send-task.ts";
import { withSenderLock } from "./with-sender-lock.ts";
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

/** `dipla send DOCUMENT --approve HASH`: sends that plan if it is still what would be sent, byte by byte. */
export async function approveSending(document: string, hash: string, task: SettledTask): Promise<number> {
  const { config, diagnostics, invocation, ledger } = task;
  const { host, values } = invocation;
  const known = await digestOf(document, hash, task);
  if (!known) {
    diagnostics.add("plan-unknown", { file: ".dipla/plans" }, { hash, document });
    return exitCodes.content;
  }
  const secrets = await readSecrets(task.settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return exitCodes.content;
  return withSenderLock(task, async () => {
    // Approved before and not finished: what is left of it is sent.
    if (ledger.sending(known.hash)) return finishSending(task, secrets);
    // What a crash has left with the server may have been accepted: it is in doubt before anything is compared with it.
    ledger.recover();
    const by = typeof values.by === "string" ? values.by : undefined;
    return (await approveAgain(known, by, task, secrets)) ? finishSending(task, secrets) : exitCodes.content;
  });
}

/** Of the plan itself nothing is kept in memory while it is made again. */
async function digestOf(
  document: string,
  hash: string,
  { invocation: { root, host } }: SettledTask,
): Promise<PlanDigest | undefined> {
  const found = await findPlan(root, document, hash, host);
  return found && digestPlan(found);
}

/** Makes the plan again, and takes it over with its messages where it is the same; tells why not. */
async function approveAgain(
  known: PlanDigest,
  by: string | undefined,
  task: SettledTask,
  secrets: SendSecrets,
): Promise<boolean> {
  const { config, diagnostics, invocation, ledger } = task;
  const { host, root, printer } = invocation;
  const stage = await openOutboxStage(root, host);
  try {
    const request = await requestOf(known.document, task, secrets);
    if (!request) return false;
    const again = prepareAgain(known, { ...request, date: known.date, stage }, host, printer.emit);
    const prepared = await unlessSealFails(again, config, diagnostics);
    if (!prepared) return false;
    diagnostics.addAll(prepared.outcome.diagnostics);
    const { plan } = prepared;
    if (!plan) return tellNobody(known.document, diagnostics);
    if (plan === "other" || !hasSomething(plan)) {
      const what = plan === "other" ? "plan-other" : "plan-nothing";
      diagnostics.add("plan-changed", { file: ".dipla/plans" }, { what, document: known.document });
      return false;
    }
    await approvePlan(plan, { by, stage }, ledger, host);
    return true;
  } finally {
    await stage.close();
  }
}

/** `dipla send resume`: sends what an interrupted or refused run has left. */
export async function resumeSending(task: SettledTask): Promise<number> {
  const secrets = await readSecrets(task.settings, task.config, task.invocation.host, task.diagnostics);
  if (task.diagnostics.hasErrors()) return exitCodes.content;
  return withSenderLock(task, () => finishSending(task, secrets));
}

async function finishSending(task: SettledTask, secrets: SendSecrets): Promise<number> {
  const { config, settings, diagnostics, ledger, invocation } = task;
  const { host, printer } = invocation;
  const delivery = { config, settings, secrets, interrupted: invocation.interrupted() };
  const code = await deliver(delivery, ledger, host, printer.emit, diagnostics);
  sayOutcome(task, delivery.interrupted.aborted);
  // A server that takes nothing is told by the recipients' code; what is wrong with a row comes first.
  const isFaulty = judge(diagnostics.list(), judgementOfCopies(config)).some(
    (found) => found.level === "error" && found.code !== "mail-server",
  );
  return isFaulty ? exitCodes.content : code;
}

async function prepare(
  document: string,
  task: SettledTask,
  secrets: SendSecrets,
  date: string | undefined,
): Promise<PreparedSending | undefined> {
  const { config, diagnostics, invocation } = task;
  const { host, printer } = invocation;
  const request = await requestOf(document, task, secrets);
  if (!request) return undefined;
  const preparing = prepareSending({ ...request, date }, host, printer.emit);
  const prepared = await unlessSealFails(preparing, config, diagnostics);
  if (!prepared) return undefined;
  diagnostics.addAll(prepared.outcome.diagnostics);
  if (prepared.plan.entries.length > 0) return prepared;
  tellNobody(document, diagnostics);
  return undefined;
}

/** Undefined, and findings, where the seal can't be opened. */
async function requestOf(
  document: string,
  { config, settings, ledger, diagnostics, invocation }: SettledTask,
  secrets: SendSecrets,
): Promise<SendingRequest | undefined> {
  const { host, values } = invocation;
  const seal = await openSeal(settings, config, host, diagnostics);
  if (diagnostics.hasErrors()) return undefined;
  return { document, config, settings, secrets, seal, ledger, force: values.force === true };
}

function tellNobody(document: string, diagnostics: Diagnostics): false {
  if (!diagnostics.hasErrors())
    diagnostics.add("send-no-recipients", { file: "content" }, { name: document });
  return false;
}

function hasSomething({ entries }: KeptPlan): boolean {
  return Iterator.from(entries).some(({ status }) => sendable.includes(status));
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
