import type { Host } from "../../host/host.ts";
import { envelopeOf } from "../../send/ledger/envelope-of.ts";
import type { Ledger, PlannedMessage } from "../../send/ledger/ledger.ts";
import { type KeptPlan, sendable } from "../../send/plan/plan.ts";
import { plannedMessages } from "../../send/plan/planned-messages.ts";
import type { OutboxStage } from "./outbox-stage.ts";
import { keepApproval } from "./read-remains.ts";

/** Who said that a plan may go, and what goes. */
export interface Approval {
  by: string | undefined;
  /** Its messages, made again and found to be the same. */
  stage: Pick<OutboxStage, "folder" | "has" | "publish">;
}

/**
 * Makes the approved messages the plan's outbox, and then puts them into the ledger: from here on nothing of `out/`, of `content/` or of what
 * makes messages is needed to send them. A message that was accepted before is left out, whatever the plan says.
 */
export async function approvePlan(
  plan: KeptPlan,
  { by, stage }: Approval,
  ledger: Ledger,
  host: Host,
): Promise<void> {
  const approvedAt = host.now().toISOString();
  const had = new Set<string>();
  for (const message of messagesOf(plan)) {
    if (isAccepted(message, ledger)) had.add(message.id);
    else if (message.eml && !(await stage.has(message.eml)))
      throw new Error(`the message to ${message.recipient} was made, and is not there`);
  }
  // Read anew each time that the ledger goes through them: all of them may be more than fits into memory.
  const messages = { [Symbol.iterator]: () => messagesOf(plan).filter(({ id }) => !had.has(id)) };
  await keepApproval(stage.folder, { by, at: approvedAt }, host);
  ledger.announce(plan.hash);
  await stage.publish(plan.hash);
  ledger.approve({ plan: plan.hash, document: plan.document, approvedAt, approvedBy: by }, messages);
}

function* messagesOf(plan: KeptPlan): Generator<PlannedMessage> {
  for (const entry of plan.entries) if (sendable.includes(entry.status)) yield* plannedMessages(plan, entry);
}

/** Whether all that a message goes to have it, or may have it, already. */
function isAccepted({ messageId, ...message }: PlannedMessage, ledger: Ledger): boolean {
  if (messageId === "") return false;
  const { document, recipient } = message;
  const accepted = new Set<string>();
  for (const earlier of ledger.messages({ document, recipient, states: ["sent", "in-doubt"] })) {
    if (earlier.messageId !== messageId) continue;
    const { refused = [] } = earlier;
    const to = envelopeOf(earlier);
    // Whoever was forgotten had it.
    if (to.length === 0) return true;
    for (const [place, address] of to.entries()) if (!refused.includes(place)) accepted.add(address);
  }
  return envelopeOf(message).every((address) => accepted.has(address));
}
