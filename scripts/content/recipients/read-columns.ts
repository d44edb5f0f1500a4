import { dirname } from "node:path";
import type { Diagnostics, Place } from "../../diagnostics.ts";
import type { Host } from "../../host.ts";
import { locateFile } from "../locate-file.ts";
import { readText } from "../read-text.ts";

/**
 * Column names of a document's recipient list, so that a misspelled `{{ recipient.nmae }}` is found in a specimen
 * too. Undefined where the names aren't known: no list, or one that is not CSV.
 */
export async function readColumns(
  list: string | undefined,
  source: string,
  { host, root }: { host: Host; root: string },
  place: Place,
  diagnostics: Diagnostics,
): Promise<readonly string[] | undefined> {
  if (list === undefined) return undefined;
  const folder = dirname(source);
  const path = await locateFile(list, "data-missing", { host, root, folder, place, diagnostics });
  if (!path?.endsWith(".csv")) return undefined;
  const text = await readText(host, root, path, diagnostics);
  if (text === undefined) return undefined;
  const [head = ""] = text.split(/\r?\n/, 1);
  try {
    const { parse } = await import("csv-parse/sync");
    const [columns = []] = parse(head, { bom: true, delimiter: [",", ";", "\t"], trim: true }) as string[][];
    return columns;
  } catch (error) {
    diagnostics.add("data-invalid", place, { path: list, reason: (error as Error).message });
    return undefined;
  }
}
