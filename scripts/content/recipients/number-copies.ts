import type { RecipientList } from "../../document/recipient.ts";

/** The field that `copy-number: auto` shows. */
const column = "copy-number";

/**
 * A list whose copies are numbered by their rows, 1, 2, 3, for `copy-number: auto`. A row with a mistake keeps its number, so that mending it
 * changes nobody else's copy; a column of that name has the last word.
 */
export function numberCopies({ columns, recipients }: RecipientList): RecipientList {
  return {
    columns: columns.includes(column) ? columns : [...columns, column],
    recipients: recipients.map((recipient) => ({
      ...recipient,
      fields: { [column]: String(recipient.row), ...recipient.fields },
    })),
  };
}
