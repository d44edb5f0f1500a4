import type { PlannedMessage } from "../ledger/ledger.ts";
import { messageKey } from "../ledger/message-key.ts";
import type { Plan, PlanEntry } from "./plan.ts";

/** A recipient's messages; on paper and by upload, the package is the one message. */
export function plannedMessages(plan: Pick<Plan, "document" | "hash">, entry: PlanEntry): PlannedMessage[] {
  const { recipient, name, lang, channel, addresses, reference, version, supersedes, content, files } = entry;
  const shared = {
    document: plan.document,
    recipient,
    name,
    lang,
    channel,
    addresses,
    ...(entry.cc && { cc: entry.cc }),
    ...(entry.bcc && { bcc: entry.bcc }),
    reference,
    ...(entry.to && { to: entry.to }),
  };
  const mails = entry.mails.length > 0 ? entry.mails : [{ messageId: "", eml: "" }];
  return mails.map(({ messageId, eml }, index) => ({
    ...shared,
    id: messageKey(plan.hash, recipient, index + 1),
    version,
    supersedes,
    part: index + 1,
    parts: mails.length,
    content,
    files,
    messageId,
    eml,
  }));
}
