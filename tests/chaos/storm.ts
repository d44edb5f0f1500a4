import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { LedgerMessage } from "../../scripts/send/ledger/ledger.ts";
import { openLedger } from "../../scripts/send/ledger/open-ledger.ts";
import { basicSettings } from "../support/sending-workspace.ts";
import { approveUpTo, planWithout } from "../support/sent-memory.ts";
import { createWorkspace, type Workspace } from "../support/workspace.ts";
import type { Part } from "./faults.ts";
import { judgeStorm } from "./judge-storm.ts";
import { type Misbehaviour, misbehaviours } from "./misbehaviours.ts";
import { type OddMailServer, startOddServer } from "./odd-mail-server.ts";
import { type RecordingProxy, startRecordingProxy } from "./recording-proxy.ts";
import { endRun, faultWords, signals, startDipla } from "./run-and-signal.ts";

/** Every so many recipients have two addresses. */
const pairs = 12;

/**
 * `send resume` through a server that goes wrong in every way, under signals at random moments, again and again until all is settled.
 * Nothing goes twice, nothing is lost, and in doubt is only what a witness on the wire says may be.
 */
export async function storm(part: Part): Promise<void> {
  const { scale, expect } = part;
  const count = scale === "full" ? 1_000 : 200;
  const recipients = Array.from({ length: count }, (_, at) => `${at % pairs === 5 ? "two" : "m"}-${at}`);
  const weather = new Weather(part);
  const server = await startOddServer(() => weather.next());
  const proxy = await startRecordingProxy(server.port);
  const workspace = await createWorkspace();
  try {
    await workspace.write("dipla.config.json", settings(proxy.port));
    const plan = await planWithout(workspace.root, recipients, "Text of some length.\r\n".repeat(1_500));
    await approveUpTo(workspace.root, plan, {});
    const kills = scale === "full" ? 60 : 14;
    let hurried = 0;
    for (let kill = 0; kill < kills && openMessages(workspace) > 0; kill += 1)
      if (await interruptedRun(workspace, server, { part, count, kills })) hurried += 1;
    weather.calm = true;
    for (let run = 0; run < 25 && openMessages(workspace) > 0; run += 1) await resume(workspace, part);
    expect(`${openMessages(workspace)} messages are still open`, openMessages(workspace) === 0);
    const { code, stderr } = await workspace.run("send", "ledger", "check");
    expect(`the ledger is not sound: ${stderr}`, code === 0);
    judgeStorm({ messages: messagesOf(workspace), attempts: proxy.attempts, server, hurried }, part);
    expect(
      `only ${server.happened.size} kinds happened: ${[...server.happened.keys()].join(", ")}`,
      server.happened.size >= (scale === "full" ? misbehaviours.length - 2 : 25),
    );
  } finally {
    await proxy.close();
    await server.close();
    await workspace.remove();
  }
}

/** Which messages have which troubles: all kinds in turn and by chance, until the weather is calm. */
class Weather {
  calm = false;
  readonly #random: Part["random"];
  #queue: Misbehaviour[] = [];

  constructor({ random }: Part) {
    this.#random = random.fork("weather");
  }

  next(): Misbehaviour | undefined {
    if (!this.#random.chance(this.calm ? 0.05 : 0.45)) return undefined;
    if (this.#queue.length === 0) this.#queue = this.#random.shuffled(misbehaviours);
    const next = this.#queue.pop();
    return this.calm && (next?.hangs || next?.isForAll || next?.name.startsWith("says that"))
      ? undefined
      : next;
  }
}

function settings(port: number): string {
  return JSON.stringify({
    send: { ...basicSettings(port), wait: 0.02, attempts: 3, connections: 4 },
  });
}

/** One run that a signal ends; whether it had no time to finish what was under way. */
async function interruptedRun(
  workspace: Workspace,
  server: OddMailServer,
  { part, count, kills }: { part: Part; count: number; kills: number },
): Promise<boolean> {
  const { random, expect } = part;
  const before = server.taken.length;
  const goal = before + random.below(Math.ceil((2 * count) / kills));
  const temporary = join(workspace.root, "tmp");
  mkdirSync(temporary, { recursive: true });
  const run = startDipla(["send", "resume"], workspace.root, { TMPDIR: temporary });
  const patience = performance.now() + 4_000;
  while (server.taken.length <= goal && run.child.exitCode === null && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 2 + random.below(6)));
  const hurried = await endRun(run, random.pick(signals));
  expect(`a run said: ${run.said()}`, !faultWords.test(run.said()));
  return hurried;
}

async function resume(workspace: Workspace, { expect }: Part): Promise<void> {
  const { code, stderr } = await workspace.run("send", "resume");
  expect(`a run ended with ${code}: ${stderr}`, code === 0 || code === 6);
  expect(`a run said: ${stderr}`, !faultWords.test(stderr));
}

function messagesOf({ root }: Workspace): LedgerMessage[] {
  const ledger = openLedger(join(root, ".dipla/ledger.sqlite"), { now: () => new Date() });
  try {
    return ledger.messages();
  } finally {
    ledger.close();
  }
}

function openMessages(workspace: Workspace): number {
  return messagesOf(workspace).filter(({ state }) => !/^(?:sent|failed|in-doubt)$/.test(state)).length;
}

/** What the judge looks at. */
export interface StormOutcome {
  messages: readonly LedgerMessage[];
  attempts: RecordingProxy["attempts"];
  server: OddMailServer;
  /** Runs that were ended at once. */
  hurried: number;
}
