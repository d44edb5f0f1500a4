import { dirname, extname } from "node:path";
import type { RecipientsSetting } from "../../document/front-matter.ts";
import type { RecipientList } from "../../document/recipient.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { decodeFile } from "../csv/decode-file.ts";
import { locateFile } from "../locate-file.ts";
import { checkRows } from "./check-rows.ts";
import { columnsOf } from "./columns-of.ts";
import { findHead } from "./find-head.ts";
import { secretColumns } from "./known-columns.ts";
import { isReadable, type RawList, type RawSheet, type UnreadableList } from "./raw-list.ts";
import { readInTime } from "./read-in-time.ts";

/** What a list of recipients is read with. */
export interface ListContext {
  host: Host;
  root: string;
  /** The document's language: older encodings are guessed by it, and numbers written as it writes them. */
  lang: string;
}

/**
 * A document's list of recipients, in one of `list-formats.ts`, inside the workspace. What is wrong with a row is
 * told at its line, and the other rows are kept. Undefined when there is no list or none that can be read.
 */
export async function readRecipients(
  setting: RecipientsSetting | undefined,
  source: string,
  { host, root, lang }: ListContext,
  place: Place,
  diagnostics: Diagnostics,
): Promise<RecipientList | undefined> {
  if (setting === undefined) return undefined;
  const folder = dirname(source);
  const path = await locateFile(setting.file, "data-missing", { host, root, folder, place, diagnostics });
  const bytes = path === undefined ? undefined : await host.read(path);
  if (path === undefined || !bytes) return undefined;
  const file = displayPath(root, path);
  const text = (): string => decode(bytes, lang, file, diagnostics);
  const ending = extname(path).toLowerCase();
  const sheet = (await readInTime(ending, { bytes, text, sheet: setting.sheet })) ?? {
    reason: "list-format",
  };
  const list = isReadable(sheet) ? findHead(sheet, setting.headRow) : sheet;
  if (!isReadable(list)) {
    const { reason, line, params } = list;
    diagnostics.add("recipients-invalid", { file, line }, { ...params, path: setting.file, reason });
    return undefined;
  }
  tellOfSheet(sheet, list, file, diagnostics);
  const columns = columnsOf(list, file, diagnostics);
  if (!columns) return undefined;
  if (columns.every(({ name }) => name !== "id"))
    diagnostics.add("recipients-numbered", { file, line: list.line, column: 1 });
  return {
    columns: columns
      .filter(({ name }) => !secretColumns.includes(name))
      .flatMap(({ name, aliases }) => [name, ...aliases]),
    recipients: checkRows(list, columns, { file, lang }, diagnostics),
  };
}

/** What the table's program knows of the rows below the head: titles may be merged as they like. */
function tellOfSheet(
  sheet: RawSheet | UnreadableList,
  list: RawList,
  file: string,
  diagnostics: Diagnostics,
): void {
  if (!isReadable(sheet)) return;
  for (const { code, line, params } of sheet.found ?? [])
    if (line > list.line) diagnostics.add(code, { file, line, column: 1 }, params);
}

/** What was read as a code page is said: names may come out wrong. */
function decode(bytes: Uint8Array, lang: string, file: string, diagnostics: Diagnostics): string {
  const { text, encoding } = decodeFile(bytes, lang);
  if (encoding.startsWith("windows")) diagnostics.add("recipients-encoding", { file }, { encoding });
  return text;
}
