import { join } from "node:path";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { envelopeOf } from "../../send/ledger/envelope-of.ts";
import type { Ledger, PlannedMessage } from "../../send/ledger/ledger.ts";
import { type Plan, sendable } from "../../send/plan/plan.ts";
import { plannedMessages } from "../../send/plan/planned-messages.ts";
import { outboxFolder } from "./memory-folder.ts";
import { keepApproval } from "./read-remains.ts";

/** Where a plan's files are, and who said that it may go. */
export interface Approval {
  root: string;
  out: string;
  by: string | undefined;
}

/**
 * Puts the approved messages into the outbox, and then into the ledger: from here on nothing of `out/` or `content/` is
 * needed to send them. A message that was accepted before is left out, whatever the plan says.
 */
export async function approvePlan(
  plan: Plan,
  { root, out, by }: Approval,
  ledger: Ledger,
  host: Host,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const isAccepted = acceptedBefore(ledger);
  const messages: PlannedMessage[] = [];
  const approvedAt = host.now().toISOString();
  ledger.announce(plan.hash);
  await keepApproval(root, plan.hash, { by, at: approvedAt }, host);
  for (const entry of plan.entries) {
    if (!sendable.includes(entry.status)) continue;
    const all = plannedMessages(plan, entry);
    for (const message of all) {
      if (isAccepted(message)) continue;
      if (message.eml && !(await toOutbox(plan, message, { root, out }, host))) {
        diagnostics.add(
          "outbox-changed",
          { file: "out" },
          { file: message.recipient, document: plan.document },
        );
        return false;
      }
      messages.push(message);
    }
  }
  ledger.approve({ plan: plan.hash, document: plan.document, approvedAt, approvedBy: by }, messages);
  return true;
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

async function toOutbox(
  plan: Plan,
  { recipient, part, parts, eml }: PlannedMessage,
  { root, out }: Pick<Approval, "root" | "out">,
  host: Host,
): Promise<boolean> {
  const name = parts > 1 ? `message-${part}.eml` : "message.eml";
  const bytes = await host.read(join(out, plan.document, "packages", recipient, name));
  if (!bytes || sha256(bytes) !== eml) return false;
  const target = join(outboxFolder(root, plan.hash), `${eml}.eml`);
  await host.write(target, bytes, { private: true });
  return true;
}
