import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type PageReading, readPages } from "./poppler.ts";

/** A Word file as LibreOffice shows it. */
export interface OfficeReading {
  pages: PageReading;
  /** As plain text: the labels of lists stand before their words, notes are left out. */
  text: string;
  /** Its own document as XML, notes and all, whether its layout shows it or not. */
  readWhole: () => Promise<string>;
}

/** How many files LibreOffice is given at once. */
const most = 40;

/**
 * Opens Word files in LibreOffice, many in one run. A file that it can't open, or not within its time, has no reading; it is
 * tried again alone first, since a crash takes its neighbours along.
 */
export async function readInOffice(
  files: ReadonlyMap<string, string>,
  folder: string,
): Promise<Map<string, OfficeReading>> {
  await mkdir(folder, { recursive: true });
  const readings = new Map<string, OfficeReading>();
  const ids = [...files.keys()];
  for (let from = 0; from < ids.length; from += most) {
    const group = ids.slice(from, from + most);
    // Names of ours hold more than one dot, and LibreOffice cuts at the first.
    const copies = new Map(group.map((id, index) => [id, join(folder, `document-${from + index}.docx`)]));
    for (const [id, copy] of copies) await copyFile(files.get(id) ?? "", copy);
    await convert([...copies.values()], folder);
    for (const [id, copy] of copies) {
      if (!isMade(copy)) await convert([copy], folder);
      if (!isMade(copy) && (await letTablesBreak(copy))) await convert([copy], folder);
      const pages = existsSync(made(copy, "pdf")) ? await readPages(made(copy, "pdf")) : undefined;
      if (pages && isMade(copy))
        readings.set(id, {
          pages,
          text: await readFile(made(copy, "txt"), "utf8"),
          readWhole: () => readWhole(copy, folder),
        });
    }
  }
  return readings;
}

function isMade(copy: string): boolean {
  return existsSync(made(copy, "pdf")) && existsSync(made(copy, "txt"));
}

/**
 * LibreOffice 7.4 can look for ever for pages for tables among notes, when rows are not to break or heads are to be repeated: the file is
 * sound, and all its words can be read once it is free to break them. Gives whether there is anything of the kind.
 */
async function letTablesBreak(copy: string): Promise<boolean> {
  const parts = unzipSync(await readFile(copy));
  const name = "word/document.xml";
  const before = strFromU8(parts[name] ?? new Uint8Array());
  const after = before.replace(/<w:(?:tblHeader|cantSplit)\/>/g, "");
  if (after === before || !before.includes("<w:footnoteReference ")) return false;
  await writeFile(copy, zipSync({ ...parts, [name]: strToU8(after) }));
  return true;
}

function made(copy: string, extension: string): string {
  return copy.replace(/docx$/, extension);
}

async function readWhole(copy: string, folder: string): Promise<string> {
  await convert([copy], folder, ["fodt"]);
  const whole = made(copy, "fodt");
  return existsSync(whole) ? (await readFile(whole, "utf8")).replace(/<[^>]*>/g, "\n") : "";
}

async function convert(
  copies: readonly string[],
  folder: string,
  targets = ["pdf", "txt:Text (encoded):UTF8"],
): Promise<void> {
  for (const target of targets) {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, "--headless", "--convert-to", target, "--outdir", folder, ...copies];
    await runWithin("soffice", args, 60_000 + copies.length * 5_000);
  }
}

/** Runs a program and ends it when its time is over; what it made so far stays. */
async function runWithin(program: string, args: readonly string[], milliseconds: number): Promise<void> {
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  const { pid } = child;
  const timer = setTimeout(() => {
    // The shell script has started the office: the whole group has to go.
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  }, milliseconds);
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  clearTimeout(timer);
}
