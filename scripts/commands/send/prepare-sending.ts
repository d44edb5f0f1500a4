import { join } from "node:path";
import { codeStamp } from "../../artifacts/cache.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { isWithheld, judge, judgementOfCopies } from "../../findings/judge.ts";
import type { Host } from "../../host/host.ts";
import type { Ledger, LedgerMessage } from "../../send/ledger/ledger.ts";
import { type Plan, type PlanEntry, sealPlan } from "../../send/plan/plan.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { BuildOutcome } from "../../workspace/build-outcome.ts";
import type { Emit } from "../../workspace/events.ts";
import { type MadeCopy, runCopies } from "../../workspace/run-copies.ts";
import { formatsToSend } from "./formats-to-send.ts";
import { latestPlan } from "./keep-plan.ts";
import type { OutboxStage } from "./outbox-stage.ts";
import type { Preparation, Seal } from "./preparation.ts";
import { prepareCopy } from "./prepare-copy.ts";
import type { SendSecrets } from "./read-secrets.ts";
import { verifyCopy } from "./verify-copy.ts";

/** What a sending is prepared from. */
export interface SendingRequest {
  document: string;
  config: ResolvedConfig;
  settings: SendSettings;
  secrets: SendSecrets;
  seal: Seal | undefined;
  ledger: Ledger;
  /** The date of a plan that is to be made again, byte by byte. */
  date?: string | undefined;
  force: boolean;
  /** Where its messages are kept, for a plan that is about to be approved. */
  stage?: OutboxStage | undefined;
}

/** A sending that is ready to be looked at. */
export interface PreparedSending {
  plan: Plan;
  outcome: BuildOutcome;
}

/**
 * Renders every copy that has changed, reads it back, packs it, writes its message and puts it on the plan. Made again on the
 * same day, or with the date of an earlier plan, the same inputs give the same plan with the same hash.
 */
export async function prepareSending(
  { document, config, settings, secrets, seal, ledger, force, ...request }: SendingRequest,
  host: Host,
  emit: Emit,
): Promise<PreparedSending> {
  const date = request.date ?? (await dateOfToday(config.root, document, host));
  const diagnostics = createDiagnostics();
  const preparation: Preparation = {
    document,
    settings,
    dkim: secrets.dkim,
    host,
    out: config.out,
    date: new Date(date),
    earlier: byRecipient(ledger.messages({ document })),
    seal,
    stage: request.stage,
    diagnostics,
  };
  const entries: { line: number; entry: PlanEntry }[] = [];
  const stamp = await codeStamp(host);
  const progress = counting(emit);
  const onCopy = async (made: MadeCopy): Promise<void> => {
    const faults = await verifyCopy(made, { host, config, stamp });
    diagnostics.addAll(faults);
    const isSound = !isWithheld(faults, judgementOfCopies(config));
    const entry = isSound ? await prepareCopy(made, preparation) : undefined;
    if (entry) entries.push({ line: made.copy.recipient.place.line ?? 0, entry });
    progress.step();
  };
  const formats = formatsToSend(config, settings);
  const copies = { config: { ...config, formats }, documents: [document], force };
  const outcome = await runCopies(copies, host, progress.emit, createDiagnostics(), { onCopy });
  diagnostics.addAll(outcome.diagnostics);
  const sorted = entries.sort((a, b) => a.line - b.line).map(({ entry }) => entry);
  const folder = join(config.out, document, "packages");
  await removeOthers(folder, new Set(sorted.map(({ recipient }) => recipient)), host);
  const { from, transport } = settings;
  const plan = sealPlan({
    format: 1,
    document,
    date,
    from: from.name ? `${from.name} <${from.address}>` : from.address,
    server: transport?.address ?? "",
    signer: seal?.fingerprint ?? "",
    ...(seal && { seal: { level: seal.level, holder: seal.holder } }),
    ...(Object.keys(config.rules).length > 0 && { rules: config.rules }),
    entries: sorted,
  });
  return { plan, outcome: { ...outcome, diagnostics: judge(diagnostics.list(), judgementOfCopies(config)) } };
}

/** Now, or when the last plan was made today: planning again and again changes no message. */
async function dateOfToday(root: string, document: string, host: Host): Promise<string> {
  const known = (await latestPlan(root, document, host))?.date;
  return known?.startsWith(host.today()) ? known : host.now().toISOString();
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

function byRecipient(messages: readonly LedgerMessage[]): Map<string, LedgerMessage[]> {
  return Map.groupBy(messages, ({ recipient }) => recipient);
}

/** Packages of recipients who are not in the list any more: somebody would put them into an envelope. */
async function removeOthers(folder: string, recipients: ReadonlySet<string>, host: Host): Promise<void> {
  for (const name of await host.list(folder))
    if (name.endsWith("/") && !recipients.has(name.slice(0, -1))) await host.remove(join(folder, name));
}
