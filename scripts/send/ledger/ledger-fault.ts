import type { Params } from "../../words/fill.ts";

/** Why the ledger can't be relied on; nothing may be sent by it then. */
export class LedgerFault extends Error {
  /** Key of a sentence part. */
  readonly reason: string;
  readonly params: Params;

  constructor(reason: string, params: Params = {}) {
    super(`${reason} ${JSON.stringify(params)}`);
    this.reason = reason;
    this.params = params;
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html) that are about the file, not about what was asked of it. */
const reasons: Readonly<Record<number, string>> = {
  3: "not-allowed",
  5: "ledger-in-use",
  6: "ledger-in-use",
  8: "not-allowed",
  10: "disk-broken",
  11: "ledger-damaged",
  13: "disk-full",
  14: "not-allowed",
  26: "ledger-damaged",
};

/** What an error of SQLite says of the ledger; any other error is given back as it is. */
export function asLedgerFault(error: unknown): unknown {
  const code = sqliteCode(error);
  // A number that no ledger holds.
  if (error instanceof RangeError && "code" in error && error.code === "ERR_OUT_OF_RANGE")
    return new LedgerFault("ledger-damaged");
  const reason = code === undefined ? undefined : reasons[code];
  return reason === undefined ? error : new LedgerFault(reason);
}

/** The primary code: the upper bits only say more about it. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}
