import { strFromU8, unzipSync } from "fflate";
import { messageOf } from "../../document/message-of.ts";
import { filledUp, type RawList, type UnreadableList, withoutEmptyEnd } from "./raw-list.ts";

/** What an honest list never reaches: a small file may unpack to anything. */
const limits = { bytes: 100_000_000, ratio: 200, entries: 2_000 } as const;

/** The first sheet of an Excel workbook: values as they are shown by formulas, numbers without their format. */
export async function listFromXlsx(file: Uint8Array): Promise<RawList | UnreadableList> {
  const danger = dangerIn(file);
  if (danger) return { reason: danger };
  const { readSheet } = await import("read-excel-file/universal");
  try {
    const sheet = await readSheet(new Uint8Array(file).buffer);
    const [head, ...rows] = sheet.map((row) => row.map(cellText));
    if (!head) return { reason: "no-rows" };
    return filledUp({
      header: withoutEmptyEnd(head),
      rows: rows
        .map((cells, index) => ({ cells, line: index + 2 }))
        .filter(({ cells }) => cells.some((cell) => cell !== "")),
    });
  } catch (error) {
    return { reason: messageOf(error) };
  }
}

/** Reads the archive's directory, and unpacks nothing until its sizes are known. */
function dangerIn(file: Uint8Array): string | undefined {
  let [bytes, entries] = [0, 0];
  try {
    unzipSync(file, {
      filter: ({ originalSize }) => {
        bytes += originalSize;
        entries += 1;
        return false;
      },
    });
    if (bytes > limits.bytes || entries > limits.entries || bytes > file.length * limits.ratio)
      return "archive-too-large";
    const parts = unzipSync(file, { filter: ({ name }) => /\.(?:xml|rels)$/i.test(name) });
    // Entities are declared there, and only somebody who means harm does so in a workbook.
    return Object.values(parts).some((part) =>
      /<!(?:DOCTYPE|ENTITY)/i.test(strFromU8(part.subarray(0, 4096))),
    )
      ? "archive-entities"
      : undefined;
  } catch {
    return "no-workbook";
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}
