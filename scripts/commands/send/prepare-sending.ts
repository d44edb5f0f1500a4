import { join } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import type { Host } from "../../host/host.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { type Plan, type PlanEntry, type PlanHead, sealPlan } from "../../send/plan/plan.ts";
import { samplesOf } from "../../send/plan/samples.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { BuildOutcome } from "../../workspace/build-outcome.ts";
import type { Emit } from "../../workspace/events.ts";
import { latestPlan } from "./keep-plan.ts";
import type { OutboxStage } from "./outbox-stage.ts";
import type { Preparation, Seal } from "./preparation.ts";
import { inListOrder, type PreparedEntry, type PreparingOptions, prepareCopies } from "./prepare-copies.ts";
import type { SendSecrets } from "./read-secrets.ts";

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
  /** Whether everybody's package lies below `packages/`, and not only samples and what is handed over. */
  showsAll: boolean;
}

/** Packages of so many recipients are written without being asked for: people look at a folder of hundreds, and not of thousands. */
const shownUpTo = 1_000;

/**
 * Prepares every copy and puts it on the plan. Made again on the same day, or with the date of an earlier plan, the same inputs give the
 * same plan with the same hash.
 */
export async function prepareSending(
  request: SendingRequest,
  host: Host,
  emit: Emit,
): Promise<PreparedSending> {
  const date = request.date ?? (await dateOfToday(request.config.root, request.document, host));
  const prepared: PreparedEntry[] = [];
  const making = await prepareEverybody(request, date, host, emit, (one) => void prepared.push(one));
  const entries = inListOrder(prepared).map(({ entry }) => entry);
  await showSamples(entries, request, making, host);
  const plan = sealPlan({ ...planHead(request, date), entries });
  return { plan, outcome: judgedOutcome(making, request), showsAll: making.showsAll };
}

/** What preparing all of a list has come to. */
export interface Making {
  preparation: Preparation;
  outcome: BuildOutcome;
  showsAll: boolean;
}

/** Prepares every copy of a list; each line is handed on as soon as it is there. */
export async function prepareEverybody(
  request: SendingRequest,
  date: string,
  host: Host,
  emit: Emit,
  onPrepared: PreparingOptions["onPrepared"],
): Promise<Making> {
  const { packages } = request.settings;
  let showsAll = packages === "all";
  const shows: Preparation["shows"] = ({ channel }) => showsAll || channel !== "mail";
  const preparation = {
    ...preparationOf(request, date, host),
    shows,
    diagnostics: createDiagnostics(),
  };
  const outcome = await prepareCopies(request, preparation, emit, {
    onPrepared,
    onOpened: ({ length }) => {
      showsAll ||= packages === undefined && length <= shownUpTo;
    },
  });
  return { preparation, outcome, showsAll };
}

/** The outcome with what was found of the copies, weighed by the workspace's rules. */
export function judgedOutcome({ preparation, outcome }: Making, { config }: SendingRequest): BuildOutcome {
  const found = judge(preparation.diagnostics.list(), judgementOfCopies(config));
  return { ...outcome, diagnostics: found };
}

/** Leaves below `packages/` what was written there while copies were made, a sample of each kind, and nothing else. */
export async function showSamples(
  entries: Iterable<PlanEntry>,
  request: SendingRequest,
  { preparation, showsAll }: Making,
  host: Host,
): Promise<void> {
  const shown = new Set<string>();
  for (const entry of entries) if (preparation.shows(entry)) shown.add(entry.recipient);
  const samples = showsAll ? [] : samplesOf(entries).map(({ recipient }) => recipient);
  await showPackagesOf(samples, request, preparation);
  const folder = join(request.config.out, request.document, "packages");
  await removeOthers(folder, new Set([...shown, ...samples]), host);
}

/** What every copy of a sending is prepared from, with that date in its messages. */
export function preparationOf(
  { document, config, settings, secrets, seal, ledger, stage }: SendingRequest,
  date: string,
  host: Host,
): Omit<Preparation, "shows" | "diagnostics"> {
  const earlier: Preparation["earlier"] = (recipient) => ledger.messages({ document, recipient });
  const { out } = config;
  return { document, settings, dkim: secrets.dkim, host, out, date: new Date(date), earlier, seal, stage };
}

/** What a plan says beside its entries. */
export function planHead(
  { document, config, settings: { from, transport }, seal }: SendingRequest,
  date: string,
): PlanHead {
  return {
    format: 1,
    document,
    date,
    from: from.name ? `${from.name} <${from.address}>` : from.address,
    server: transport?.address ?? "",
    signer: seal?.fingerprint ?? "",
    ...(seal && { seal: { level: seal.level, holder: seal.holder } }),
    ...(Object.keys(config.rules).length > 0 && { rules: config.rules }),
  };
}

/** Writes some recipients' packages and messages, which are made again for it. Gives their lines of the plan. */
export async function showPackagesOf(
  recipients: readonly string[],
  request: SendingRequest,
  preparation: Omit<Preparation, "shows">,
): Promise<Plan["entries"]> {
  if (recipients.length === 0) return [];
  const wanted = new Set(recipients);
  const prepared: PreparedEntry[] = [];
  await prepareCopies(
    { ...request, force: false },
    { ...preparation, stage: undefined, shows: () => true },
    () => undefined,
    {
      onPrepared: (one) => void prepared.push(one),
      only: (all) => all.filter(({ id }) => wanted.has(id)),
    },
  );
  return inListOrder(prepared).map(({ entry }) => entry);
}

/** Now, or when the last plan was made today: planning again and again changes no message. */
async function dateOfToday(root: string, document: string, host: Host): Promise<string> {
  const known = (await latestPlan(root, document, host))?.date;
  return known?.startsWith(host.today()) ? known : host.now().toISOString();
}

/** Packages of recipients who are not in the list any more, or not shown: somebody would put them into an envelope. */
async function removeOthers(folder: string, recipients: ReadonlySet<string>, host: Host): Promise<void> {
  for (const name of await host.list(folder))
    if (name.endsWith("/") && !recipients.has(name.slice(0, -1))) await host.remove(join(folder, name));
}
