import { messageOf } from "../../document/message-of.ts";
import type { Host } from "../../host/host.ts";
import { envelopeOf } from "../ledger/envelope-of.ts";
import type { Ledger, LedgerMessage } from "../ledger/ledger.ts";
import type { OutgoingMessage } from "../outbox/outgoing-message.ts";
import type { Answer, MailTransport } from "../transports/transport.ts";
import { wireAddress } from "./wire-address.ts";

/** What one run of sending needs. */
export interface SendingRun {
  ledger: Ledger;
  transport: MailTransport;
  host: Pick<Host, "now" | "wait">;
  /** A message as it was approved; undefined where its bytes are gone or others. */
  load(message: LedgerMessage): Promise<OutgoingMessage | undefined>;
  /** Told of a message whose bytes are not there, or change on their way: it waits, and the others go. */
  onLost(message: LedgerMessage): void;
  /** The return address of a message. */
  sender(message: LedgerMessage): string;
  connections: number;
  attempts: number;
  /** Seconds before the second attempt. */
  wait: number;
  /** Nothing new is begun once it is aborted; what is with the server is waited for. */
  interrupted: AbortSignal;
  onAnswer(message: LedgerMessage, answer: Answer): void;
}

/** How a run ended. */
export interface SendingOutcome {
  /** The server takes nothing at all: its words, and what helps. */
  broken: { reply: string; cure: string } | undefined;
  interrupted: boolean;
}

/** A server that can't be reached this many times in a row is not there. */
const patience = 12;

/** No pause is longer, in ms: a server that comes back is soon used again. */
const longestPause = 900_000;

/**
 * Sends every message whose time has come, and waits for those that the server put off. Each free connection takes one
 * message from the ledger, which knows of every step before the step is taken.
 */
export async function sendMessages(run: SendingRun): Promise<SendingOutcome> {
  const shared = {
    broken: undefined as SendingOutcome["broken"],
    pauseUntil: 0,
    delays: 0,
    unreached: 0,
    tried: new Map<string, number>(),
  };
  const worker = async (): Promise<void> => {
    while (!run.interrupted.aborted && shared.broken === undefined) {
      const now = run.host.now().getTime();
      const message = shared.pauseUntil > now ? undefined : run.ledger.claim(now);
      if (message) {
        await sendOne(message, run, shared);
        continue;
      }
      const due = run.ledger.nextDue();
      if (due === undefined || due === never) return;
      await run.host.wait(
        Math.max(20, Math.min(1000, Math.max(due, shared.pauseUntil) - now)),
        run.interrupted,
      );
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await worker();
    } catch (error) {
      // A full disk, a ledger that is gone: nobody else takes another message.
      shared.broken ??= { reply: messageOf(error), cure: "mail-cure-check" };
      throw error;
    }
  };
  const results = await Promise.allSettled(Array.from({ length: run.connections }, guarded));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return { broken: shared.broken, interrupted: run.interrupted.aborted };
}

/** A time that doesn't come: what has used up its attempts waits for the next run. */
const never = Number.MAX_SAFE_INTEGER;

interface Shared {
  broken: SendingOutcome["broken"];
  /** ms since 1970: the whole run is slower when the server is. */
  pauseUntil: number;
  /** Delays in a row. */
  delays: number;
  /** Attempts in a row in which the server could not be reached at all. */
  unreached: number;
  /** Attempts in this run. */
  tried: Map<string, number>;
}

async function sendOne(message: LedgerMessage, run: SendingRun, shared: Shared): Promise<void> {
  const { ledger, transport } = run;
  const envelope = { from: run.sender(message), to: envelopeOf(message) };
  const loaded = await run.load(message).catch((error: unknown) => {
    ledger.change(message.id, { state: "planned", kind: "recovered" });
    throw error;
  });
  if (!loaded) return lose(message, run);
  const answer = await transport.deliver(loaded, envelope, () =>
    ledger.change(message.id, { state: "committing" }),
  );
  if (answer.kind === "changed") return lose(message, run);
  const tries = (shared.tried.get(message.id) ?? 0) + 1;
  // What is done is not tried again, and there may be thousands of it.
  if (answer.kind === "sent") shared.tried.delete(message.id);
  else shared.tried.set(message.id, tries);
  record(message, answer, tries, run, shared);
  run.onAnswer(message, answer);
}

function lose(message: LedgerMessage, { ledger, onLost }: SendingRun): void {
  ledger.change(message.id, { state: "deferred", notBefore: never });
  onLost(message);
}

function record(
  message: LedgerMessage,
  answer: Exclude<Answer, { kind: "changed" }>,
  tries: number,
  { ledger, host, attempts, wait }: SendingRun,
  shared: Shared,
): void {
  const { id } = message;
  const { reply } = answer;
  const now = host.now().getTime();
  const code = /^\d{3}/.exec(reply)?.[0];
  const detail = code ? { code } : {};
  shared.unreached = answer.kind === "later" && !answer.reached ? shared.unreached + 1 : 0;
  switch (answer.kind) {
    case "sent": {
      shared.delays = 0;
      const isRefused = new Set(answer.refused.map(wireAddress));
      const refused = envelopeOf(message).flatMap((address, place) =>
        isRefused.has(wireAddress(address)) ? [place] : [],
      );
      ledger.change(id, {
        state: "sent",
        reply: answer.refused.length > 0 ? `${reply} (refused: ${answer.refused.join(", ")})` : reply,
        refused,
        detail,
      });
      return;
    }
    case "refused":
      ledger.change(id, { state: "failed", reply, detail });
      return;
    case "unknown":
      ledger.change(id, { state: "in-doubt", reply });
      return;
    case "broken":
      // Not this message's fault: it is as good as untried.
      ledger.change(id, { state: "planned", kind: "recovered", reply, detail });
      shared.broken = { reply, cure: answer.cure };
      return;
    case "later": {
      const pause = Math.min(longestPause, wait * 1000 * 2 ** (tries - 1));
      // A server that puts off one message after the other is busy: the whole run waits for it.
      shared.delays += 1;
      if (shared.delays >= 3)
        shared.pauseUntil = now + Math.min(pause, wait * 1000 * 2 ** (shared.delays - 3));
      const notBefore = tries >= attempts ? never : now + pause;
      ledger.change(id, { state: "deferred", reply, notBefore, detail });
      if (shared.unreached >= patience) shared.broken = { reply, cure: "mail-cure-host" };
    }
  }
}

/** What an earlier run gave up may be tried again at once; what a crash left is told apart. */
export function reopen(ledger: Ledger): { planned: number; inDoubt: number } {
  const recovered = ledger.recover();
  for (const { id } of ledger.messages({ states: ["deferred"] }))
    ledger.change(id, { state: "planned", kind: "recovered", notBefore: 0 });
  return recovered;
}
