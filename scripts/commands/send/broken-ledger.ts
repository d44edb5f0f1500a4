import type { Finding } from "../../findings/diagnostics.ts";
import type { LedgerFault } from "../../send/ledger/ledger-fault.ts";
import type { LedgerWitnesses } from "./ledger-witnesses.ts";
import { ledgerName } from "./memory-folder.ts";

/** What is told of a ledger that can't be relied on: why, what the files beside it prove, and what can be done. */
export function brokenLedger(
  { reason, params }: LedgerFault,
  { outbox, messages, isPlanned }: LedgerWitnesses,
): Finding {
  const what = messages > 0 ? "ledger-outbox" : isPlanned ? "ledger-plans" : "ledger-no-outbox";
  const line = typeof params.line === "number" ? { line: params.line } : {};
  return {
    code: "ledger-broken",
    place: { file: ledgerName, ...line },
    params: {
      ...params,
      reason,
      what,
      cure: cures[reason] ?? "ledger-restore",
      messages,
      sendings: outbox.length,
    },
  };
}

/** What helps where the ledger itself may be sound. */
const cures: Readonly<Record<string, string>> = {
  "ledger-newer": "ledger-update",
  "ledger-in-use": "ledger-wait",
  "not-allowed": "ledger-file",
  "disk-full": "ledger-file",
  "disk-broken": "ledger-file",
};
