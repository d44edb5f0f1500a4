import { strFromU8, unzipSync } from "fflate";

/** What an honest list never reaches: a small file may unpack to anything. */
const limits = { bytes: 100_000_000, ratio: 200, entries: 2_000 } as const;

/**
 * Why a workbook is better not opened, as a key of the sentences' parts. Reads the archive's directory, and unpacks nothing until its
 * sizes are known. Workbooks of before 2007 are no archives and are bounded by their own size.
 */
export function archiveDanger(file: Uint8Array): string | undefined {
  if (isOldWorkbook(file)) return file.length > limits.bytes ? "archive-too-large" : undefined;
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

/** The compound files of [MS-CFB] §2.2. */
function isOldWorkbook(file: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => file[at] === byte);
}
