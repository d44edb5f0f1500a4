import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import type { KeptPlan } from "../../send/plan/plan.ts";
import type { BuildOutcome } from "../../workspace/build-outcome.ts";
import type { Emit } from "../../workspace/events.ts";
import { findPlan } from "./keep-plan.ts";
import { inListOrder } from "./prepare-copies.ts";
import {
  judgedOutcome,
  planHead,
  prepareEverybody,
  type SendingRequest,
  showSamples,
} from "./prepare-sending.ts";

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
  if (plan) await showSamples(plan.entries, request, making, host);
  return { plan: plan ?? "other", outcome };
}
