import type { ResolvedConfig } from "../../config/resolve.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { isOpen, latestInLedger } from "../../send/ledger/latest-messages.ts";
import type { Ledger } from "../../send/ledger/ledger.ts";
import { bounceAddress } from "../../send/mail/bounce-address.ts";
import { reopen, sendMessages } from "../../send/mail/send-messages.ts";
import type { SendSettings } from "../../send/settings.ts";
import type { Emit } from "../../workspace/events.ts";
import { exitCodes } from "../../workspace/exit-codes.ts";
import { loadMessage } from "./load-message.ts";
import type { SendSecrets } from "./read-secrets.ts";

/** What sending needs beside the ledger. The lock is held by the caller. */
export interface Delivery {
  config: ResolvedConfig;
  settings: SendSettings;
  secrets: SendSecrets;
  interrupted: AbortSignal;
}

/** Sends all that is due, and gives the exit code: 6 when somebody's message was not accepted. */
export async function deliver(
  { config, settings, secrets, interrupted }: Delivery,
  ledger: Ledger,
  host: Host,
  emit: Emit,
  diagnostics: Diagnostics,
): Promise<number> {
  const { bounces, connections, attempts, wait } = settings;
  reopen(ledger);
  const waiting = ledger.count(["planned"]);
  if (waiting === 0) return codeOf(ledger);
  if (!secrets.openTransport) {
    diagnostics.add("send-settings", config.placeOf("send.server"), {
      key: "send.server",
      reason: "setting-missing",
    });
    return exitCodes.usage;
  }
  const progress = { done: 0, total: waiting };
  const transport = await secrets.openTransport(settings);
  try {
    const outcome = await sendMessages({
      ledger,
      transport,
      host,
      load: (message) => loadMessage(message, config.root, host),
      onLost: ({ recipient, document }) =>
        diagnostics.add("outbox-changed", { file: ".dipla/outbox" }, { file: recipient, document }),
      sender: ({ id }) =>
        bounces && secrets.bounces
          ? bounceAddress(bounces.address, id, secrets.bounces)
          : settings.from.address,
      connections,
      attempts,
      wait,
      interrupted,
      onAnswer: ({ id, recipient, part }) => {
        const state = ledger.message(id)?.state ?? "planned";
        emit({ event: "message", id, recipient, part, state });
        if (state === "deferred" || state === "planned") return;
        progress.done += 1;
        emit({ event: "progress", step: "sending", ...progress });
      },
    });
    if (outcome.broken !== undefined)
      diagnostics.add("mail-server", config.placeOf(settings.transport?.setting ?? "send"), {
        reason: outcome.broken.reply,
        cure: outcome.broken.cure,
      });
  } finally {
    transport.close();
  }
  return codeOf(ledger);
}

/** Some recipients failed, as long as a message of theirs is neither accepted by all addresses nor waiting for a hand. */
function codeOf(ledger: Ledger): number {
  return latestInLedger(ledger).some(isOpen) ? exitCodes.recipients : exitCodes.success;
}
