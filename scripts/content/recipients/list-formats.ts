import { listFromCsv } from "./list-from-csv.ts";
import { listFromXlsx } from "./list-from-xlsx.ts";
import { listFromYaml } from "./list-from-yaml.ts";
import type { RawList, UnreadableList } from "./raw-list.ts";

/**
 * Reads a list's file: a table of cells with a head, before anything is known of its meaning.
 *
 * @param text the bytes as text, with `\n` between lines; what had to be guessed of its encoding is told
 */
export type ListReader = (
  bytes: Uint8Array,
  text: () => string,
) => RawList | UnreadableList | Promise<RawList | UnreadableList>;

const csv: ListReader = (_bytes, text) => listFromCsv(text());
const yaml: ListReader = (_bytes, text) => listFromYaml(text());

/** What lists may be written in, by the ending of the file's name. A further format is a file beside these and a line here. */
export const listFormats: Readonly<Record<string, ListReader>> = {
  ".csv": csv,
  ".tsv": csv,
  ".txt": csv,
  ".yaml": yaml,
  ".yml": yaml,
  ".json": yaml,
  ".xlsx": listFromXlsx,
};
