import { listFromCsv } from "./list-from-csv.ts";
import { listFromOds } from "./list-from-ods.ts";
import { listFromWorkbook } from "./list-from-workbook.ts";
import { listFromYaml } from "./list-from-yaml.ts";
import type { ListSource, RawSheet, UnreadableList } from "./raw-list.ts";

/** Reads a list's file: a table of cells, before anything is known of its meaning. */
export type ListReader = (
  source: ListSource,
) => RawSheet | UnreadableList | Promise<RawSheet | UnreadableList>;

const csv = ofOneSheet(listFromCsv);
const yaml = ofOneSheet(listFromYaml);

/** What lists may be written in, by the ending of the file's name. A further format is a file beside these and a line here. */
export const listFormats: Readonly<Record<string, ListReader>> = {
  ".csv": csv,
  ".tsv": csv,
  ".txt": csv,
  ".yaml": yaml,
  ".yml": yaml,
  ".json": yaml,
  ".xlsx": listFromWorkbook,
  ".xlsm": listFromWorkbook,
  ".xls": listFromWorkbook,
  ".ods": listFromOds,
};

function ofOneSheet(read: (text: string) => ReturnType<ListReader>): ListReader {
  return ({ text, sheet }) => (sheet === undefined ? read(text()) : { reason: "no-sheets" });
}
