import { join } from "node:path";
import type { ResolvedConfig } from "../../config/resolve.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../../findings/judge.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { type KeptPlan, type Plan, type PlanEntry, type PlanHead, sealPlan } from "../../send/plan/plan.ts";
import { samplesOf } from "../../send/plan/samples.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { BuildOutcome } from "../../workspace/build-outcome.ts";
import type { Emit } from "../../workspace/events.ts";
import { findPlan, latestPlan } from "./keep-plan.ts";
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
  await showPackages(entries, request, making, host);
  const plan = sealPlan({ ...planHead(request, date), entries });
  return { plan, outcome: judgedOutcome(making, request), showsAll: making.showsAll };
}

/** What a plan is remembered by while it is made again: a hash of each line, since all of them may be more than fits into memory. */
export interface PlanDigest {
  document: string;
  hash: string;
  date: string;
  head: string;
  lines: ReadonlyMap<string, { place: number; hash: string }>;
}

/** Takes a plan's hashes. */
export function digestPlan({ entries, hash, ...head }: KeptPlan): PlanDigest {
  const lines = new Map<string, { place: number; hash: string }>();
  for (const entry of entries)
    lines.set(entry.recipient, { place: lines.size, hash: sha256(JSON.stringify(entry)) });
  return { document: head.document, hash, date: head.date, head: JSON.stringify(head), lines };
}

/**
 * Prepares every copy of a plan again and compares each line with it.
 *
 * @returns `plan`: the same plan, whose packages lie there; `other` for another one; undefined where there is nobody to send to
 */
export async function prepareAgain(
  known: PlanDigest,
  request: SendingRequest,
  host: Host,
  emit: Emit,
): Promise<{ plan: KeptPlan | "other" | undefined; outcome: BuildOutcome }> {
  const { document, date, lines } = known;
  const places: { line: number; place: number }[] = [];
  let isSame = JSON.stringify(planHead(request, date)) === known.head;
  const making = await prepareEverybody(request, date, host, emit, ({ line, entry }) => {
    const one = lines.get(entry.recipient);
    isSame &&= one?.hash === sha256(JSON.stringify(entry));
    places.push({ line, place: one?.place ?? -1 });
  });
  const outcome = judgedOutcome(making, request);
  if (places.length === 0) return { plan: undefined, outcome };
  isSame &&= places.length === lines.size && inListOrder(places).every(({ place }, at) => place === at);
  const plan = isSame ? await findPlan(request.config.root, document, known.hash, host) : undefined;
  if (plan) await showPackages(plan.entries, request, making, host);
  return { plan: plan ?? "other", outcome };
}

/** What preparing all of a list has come to. */
interface Making {
  preparation: Preparation;
  outcome: BuildOutcome;
  showsAll: boolean;
}

async function prepareEverybody(
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

function judgedOutcome({ preparation, outcome }: Making, { config }: SendingRequest): BuildOutcome {
  const found = judge(preparation.diagnostics.list(), judgementOfCopies(config));
  return { ...outcome, diagnostics: found };
}

/** Leaves below `packages/` what was written there while copies were made, a sample of each kind, and nothing else. */
async function showPackages(
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
