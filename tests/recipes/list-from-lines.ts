import type { ListReader } from "../../scripts/content/recipients/list-formats.ts";

/* Stands in `scripts/content/recipients/` while `recipes.test.ts` tries the recipe. */

/** JSON Lines: a recipient on each line; the first says the columns. */
export const listFromLines: ListReader = ({ text }) => {
  const rows = text()
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Record<string, unknown> => JSON.parse(line));
  const header = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => header.map((name) => String(row[name] ?? "")));
  return {
    rows: [header, ...cells].map((row, index) => ({ cells: row, line: Math.max(1, index) })),
    startsWithHead: true,
  };
};
