import type { Host } from "../../host/host.ts";
import { envelopeOf } from "../../send/ledger/envelope-of.ts";
import type { Ledger, PlannedMessage } from "../../send/ledger/ledger.ts";
import { type Plan, sendable } from "../../send/plan/plan.ts";
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
  plan: Plan,
  { by, stage }: Approval,
  ledger: Ledger,
  host: Host,
): Promise<void> {
  const isAccepted = acceptedBefore(ledger);
  const messages: PlannedMessage[] = [];
  const approvedAt = host.now().toISOString();
  for (const entry of plan.entries) {
    if (!sendable.includes(entry.status)) continue;
    const all = plannedMessages(plan, entry);
    for (const message of all) {
      if (isAccepted(message)) continue;
      if (message.eml && !(await stage.has(message.eml)))
        throw new Error(`the message to ${message.recipient} was made, and is not there`);
      messages.push(message);
    }
  }
  await keepApproval(stage.folder, { by, at: approvedAt }, host);
  ledger.announce(plan.hash);
  await stage.publish(plan.hash);
  ledger.approve({ plan: plan.hash, document: plan.document, approvedAt, approvedBy: by }, messages);
}

/** Whether all that a message goes to have it, or may have it, already. */
function acceptedBefore(ledger: Ledger): (message: PlannedMessage) => boolean {
  const accepted = new Set<string>();
  for (const message of ledger.messages({ states: ["sent", "in-doubt"] })) {
    const { messageId, refused = [] } = message;
    const to = envelopeOf(message);
    // Whoever was forgotten had it.
    if (to.length === 0) accepted.add(messageId);
    to.forEach((address, place) => {
      if (!refused.includes(place)) accepted.add(`${messageId} ${address}`);
    });
  }
  return (message) => {
    const { messageId } = message;
    if (messageId === "") return false;
    const isKnown = (address: string): boolean => accepted.has(`${messageId} ${address}`);
    return accepted.has(messageId) || envelopeOf(message).every(isKnown);
  };
}
