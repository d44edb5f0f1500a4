import type { LedgerMessage } from "../ledger/ledger.ts";

/**
 * Who had a row's number when something was sent before, where that was somebody else: neither the name nor an address is the same. A
 * list without ids knows its recipients by their place only, and a row that is put in between moves all that follow. Undefined where
 * the list has ids, and where the ledger no longer knows.
 */
export function hadByAnother(
  { isNumbered, name, emails }: { isNumbered?: boolean | undefined; name: string; emails: readonly string[] },
  earlier: readonly LedgerMessage[],
): string | undefined {
  if (!isNumbered) return undefined;
  const own = new Set(emails.map((address) => address.toLowerCase()));
  return earlier.find(
    (message) =>
      message.state !== "cancelled" &&
      message.name !== "" &&
      message.name !== name &&
      !message.addresses.some((address) => own.has(address.toLowerCase())),
  )?.name;
}
