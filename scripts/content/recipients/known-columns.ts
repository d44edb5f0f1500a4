/** Columns that decide who gets what, and how: what stands under them is checked. */
export const decidingColumns = [
  "id",
  "lang",
  "email",
  "cc",
  "bcc",
  "channel",
  "attachments",
  "annexes",
  "max-file",
  "max-total",
] as const;

/** Columns that templates and their messages show. */
const shownColumns = ["name", "salutation", "address"] as const;

/** All columns that mean something to Dipla; any others are the text's own. */
export const knownColumns: readonly string[] = [...decidingColumns, ...shownColumns];

/** What no text may show: whoever gets a blind copy is known to the sender only. */
export const secretColumns: readonly string[] = ["bcc"];

/** A name without what people write differently: `E-Mail`, `e_mail` and ` EMAIL` are one. */
export function plainColumn(name: string): string {
  return name.toLowerCase().replace(/[\s_\-–.:*]+/g, "");
}

/** The known column that a head names, whatever its capitals, spaces and hyphens are. */
export function knownColumn(name: string): string | undefined {
  const plain = plainColumn(name);
  return knownColumns.find((known) => plainColumn(known) === plain);
}
