import { createHash } from "node:crypto";
import type { LedgerMessage } from "../../scripts/send/ledger/ledger.ts";
import type { Part } from "./faults.ts";
import type { Attempt } from "./recording-proxy.ts";
import type { StormOutcome } from "./storm.ts";

/** Compares what the ledger says with what the server took and the witness saw; neither knows of the ledger. */
export function judgeStorm({ messages, attempts, server, hurried }: StormOutcome, { expect }: Part): void {
  const took = counted(
    server.taken.map((bytes) => createHash("sha256").update(withoutStuffing(bytes)).digest("hex")),
  );
  // Two recipients with the same pair of addresses are told apart by what the message says.
  const attemptsOf = ({ recipient, addresses }: LedgerMessage): Attempt[] =>
    attempts.filter(
      (attempt) =>
        attempt.to === recipient ||
        (attempt.to === undefined && addresses.length === 1 && attempt.addresses[0] === addresses[0]),
    );
  const lines = (of: readonly LedgerMessage[]): string =>
    of
      .map((one) => `${one.recipient} ${one.state} ${one.reply} ${JSON.stringify(attemptsOf(one))}`)
      .join("\n  ");
  const inState = (state: string): LedgerMessage[] => messages.filter((one) => one.state === state);
  const check = (what: string, wrong: readonly LedgerMessage[]): void =>
    expect(`${wrong.length} ${what}\n  ${lines(wrong)}`, wrong.length === 0);

  const known = new Set(messages.map(({ eml }) => eml));
  const foreign = [...took.keys()].filter((sha256) => !known.has(sha256));
  expect(`${foreign.length} messages were taken that nobody approved`, foreign.length === 0);
  const twice = messages.filter(({ eml }) => (took.get(eml) ?? 0) > 1);
  check("went twice", twice);
  const lost = inState("sent").filter(
    (one) =>
      !took.has(one.eml) || !attemptsOf(one).some(({ hadDot, answer }) => hadDot && /^2\d\d/m.test(answer)),
  );
  check("are said to be sent and were not", lost);
  check(
    "are said to be refused and were taken",
    inState("failed").filter(({ eml }) => took.has(eml)),
  );
  const isRefused = ({ before, answer }: Attempt): boolean => /^5\d\d/m.test(before) || /^5\d\d/.test(answer);
  const unexplained = inState("failed").filter(
    (one) => one.addresses.length === 1 && !attemptsOf(one).some(isRefused),
  );
  // Refused at MAIL FROM: the witness has not heard for whom the message was.
  const unnamed = attempts.filter((attempt) => attempt.addresses.length === 0 && isRefused(attempt)).length;
  if (unexplained.length > unnamed) check("are said to be refused and nobody refused them", unexplained);
  const doubt = inState("in-doubt").map((one) => ({ one, why: whyInDoubt(attemptsOf(one)) }));
  check(
    "are in doubt for no reason",
    doubt.flatMap(({ one, why }) => (why ? [] : [one])),
  );
  const count = (...whys: string[]): number => doubt.filter(({ why }) => whys.includes(why ?? "")).length;
  const killed = count("killed with the answer");
  const cut = count("cut with the dot on its way");
  // Each run has four connections, each of which may be cut off with a message in its hands.
  expect(`${killed} in doubt that kills can't explain, of ${hurried}`, killed <= hurried * 4);
  const cuts = ["closes within the message", "is busy within the message"].map(
    (name) => server.happened.get(name) ?? 0,
  );
  expect(`${cut} in doubt before the dot`, cut <= hurried * 4 + sum(cuts));
  console.log(
    `storm: ${messages.length} messages, ${attempts.length} attempts, ${server.happened.size} kinds of misbehaviour ${sum(server.happened.values())} times, ${hurried} hurried runs: ${inState("sent").length} sent, ${inState("failed").length} refused, ${doubt.length} in doubt (${count("no answer")} with the dot and no answer, ${killed} killed with the answer on its way, ${cut} cut with the dot on its way, ${count("out of step")} from servers out of step; ${doubt.filter(({ one }) => took.has(one.eml)).length} taken), ${twice.length} twice, ${lost.length} lost`,
  );
}

/** The dot went and no answer came back; or the sender was killed with the dot, or the answer, in its hands. */
function whyInDoubt(attempts: readonly Attempt[]): string | undefined {
  const last = attempts.findLast(({ bytes }) => bytes > 0);
  if (!last) return undefined;
  // One answer more than was asked for: what the sender took for the answer to the dot was another.
  if ((last.before.match(/^2\d\d /gm) ?? []).length > 1 + last.addresses.length) return "out of step";
  if (!last.hadDot) return "cut with the dot on its way";
  // 354 is what DATA is answered with: it came late.
  if (!/^[245]\d\d(?:[ -].*)?\r\n/.test(last.answer)) return "no answer";
  return last.wentOn ? undefined : "killed with the answer";
}

function withoutStuffing(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(/^\.(?=.)/gm, ""), "latin1");
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
