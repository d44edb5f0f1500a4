import { dirname, extname } from "node:path";
import type { RecipientList } from "../../document/recipient.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { decodeFile } from "../csv/decode-file.ts";
import { locateFile } from "../locate-file.ts";
import { checkHeader } from "./check-header.ts";
import { checkRows } from "./check-rows.ts";
import { listFormats } from "./list-formats.ts";
import { isRawList } from "./raw-list.ts";

/**
 * A document's list of recipients, in one of `list-formats.ts`, inside the workspace. What is wrong with a row is
 * told at its line, and the other rows are kept. Undefined when there is no list or none that can be read.
 */
export async function readRecipients(
  address: string | undefined,
  source: string,
  { host, root }: { host: Host; root: string },
  place: Place,
  diagnostics: Diagnostics,
): Promise<RecipientList | undefined> {
  if (address === undefined) return undefined;
  const folder = dirname(source);
  const path = await locateFile(address, "data-missing", { host, root, folder, place, diagnostics });
  const bytes = path === undefined ? undefined : await host.read(path);
  if (path === undefined || !bytes) return undefined;
  const file = displayPath(root, path);
  const read = listFormats[extname(path).toLowerCase()];
  const list = (await read?.(bytes, () => decode(bytes, file, diagnostics))) ?? { reason: "list-format" };
  if (!isRawList(list)) {
    diagnostics.add("recipients-invalid", { file, line: list.line }, { path: address, reason: list.reason });
    return undefined;
  }
  if (!checkHeader(list.header, file, diagnostics)) return undefined;
  return { columns: list.header, recipients: checkRows(list, file, diagnostics) };
}

/** What was read as a code page is said: names may come out wrong. */
function decode(bytes: Uint8Array, file: string, diagnostics: Diagnostics): string {
  const { text, encoding } = decodeFile(bytes);
  if (encoding.startsWith("windows")) diagnostics.add("recipients-encoding", { file }, { encoding });
  return text;
}
