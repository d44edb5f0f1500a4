import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { convertInOffice, resultOf } from "./convert-in-office.ts";
import { type OfficeDocument, readOfficeDocument } from "./office-document.ts";
import { type PageReading, readPages } from "./poppler.ts";

/** A Word file as LibreOffice shows it. */
export interface OfficeReading {
  pages: PageReading;
  /** As plain text: the labels of lists stand before their words, notes are left out. */
  text: string;
  /** What it has read of notes and tables, whether its layout shows it or not. */
  readWhole: () => Promise<OfficeDocument>;
}

/** Opens Word files in LibreOffice. A file that it can't open, or looks at for ever, has no reading. */
export async function readInOffice(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Map<string, OfficeReading>> {
  await mkdir(folder, { recursive: true });
  // Names of ours hold more than one dot, and LibreOffice cuts at the first.
  const copies = new Map([...files.keys()].map((id, index) => [id, join(folder, `document-${index}.docx`)]));
  for (const [id, copy] of copies) await copyFile(files.get(id) ?? "", copy);
  await convertBoth([...copies.values()], folder);
  const left = [...copies.values()].filter((copy) => !isMade(copy));
  const freed: string[] = [];
  for (const copy of left) {
    const bytes = withoutEndless(await readFile(copy));
    if (bytes) await writeFile(copy, bytes);
    if (bytes) freed.push(copy);
  }
  await convertBoth(freed, folder);
  const readings = new Map<string, OfficeReading>();
  for (const [id, copy] of copies) {
    const pages = existsSync(resultOf(copy, "pdf")) ? await readPages(resultOf(copy, "pdf")) : undefined;
    if (pages && isMade(copy))
      readings.set(id, {
        pages,
        text: await readFile(resultOf(copy, "txt"), "utf8"),
        readWhole: () => readWhole(copy, folder),
      });
  }
  return readings;
}

/** Side by side, since LibreOffice uses one core only. */
async function convertBoth(copies: readonly string[], folder: string): Promise<void> {
  await Promise.all([convertInOffice(copies, "pdf", folder), convertInOffice(copies, "txt", folder)]);
}

function isMade(copy: string): boolean {
  return existsSync(resultOf(copy, "pdf")) && existsSync(resultOf(copy, "txt"));
}

/** What LibreOffice 7.4 can look for ever for pages for, where there are notes: rows that are not to break, heads to be repeated, columns. */
const endless = /<w:(?:tblHeader|cantSplit)\/>|<w:cols\b[^>]*w:num="[2-9]"[^>]*?(?:\/>|>.*?<\/w:cols>)/g;

/**
 * Frees a Word file of what LibreOffice may never come to an end with. The file is sound, and all its words can be read without. Undefined
 * where there is nothing of the kind.
 */
export function withoutEndless(bytes: Uint8Array): Uint8Array | undefined {
  const parts = unzipSync(bytes);
  const name = "word/document.xml";
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = before.replace(endless, "");
  if (after === before || !before.includes("<w:footnoteReference ")) return undefined;
  return zipSync({ ...parts, [name]: strToU8(after) });
}

async function readWhole(copy: string, folder: string): Promise<OfficeDocument> {
  await convertInOffice([copy], "fodt", folder);
  const whole = resultOf(copy, "fodt");
  return readOfficeDocument(existsSync(whole) ? await readFile(whole, "utf8") : "");
}
