import { Worker } from "node:worker_threads";
import { unzipSync } from "fflate";
import { listFormats } from "./list-formats.ts";
import type { SheetRequest } from "./list-worker.ts";
import { isReadable, type ListSource, type RawSheet, type UnreadableList } from "./raw-list.ts";

/** ms that a list may take. */
const patience = 10_000;
/** Bytes, unpacked, that are read in a moment whatever they are: thousands of recipients. */
const light = 2_000_000;
/** More rows than a list has. */
const mostRows = 100_000;

/**
 * The table in a list's file, within bounds of time and length. Nothing stops a parser within its thread, so that what is large is read in
 * one of its own, which is ended when its time is over.
 *
 * @param ending of the file's name, one of those in `list-formats.ts`
 */
export async function readInTime(
  ending: string,
  source: ListSource,
): Promise<RawSheet | UnreadableList | undefined> {
  const read = listFormats[ending];
  if (!read) return undefined;
  const isText = /^\.(?:csv|tsv|txt|ya?ml|json)$/.test(ending);
  const isLight = (isText ? source.bytes.length : unpackedSize(source.bytes)) <= light;
  const sheet = await (isLight
    ? read(source)
    : readBeside({
        ending,
        bytes: isText ? new Uint8Array() : source.bytes,
        text: isText ? source.text() : "",
        sheet: source.sheet,
      }));
  const [beyond] = isReadable(sheet) ? sheet.rows.slice(mostRows) : [];
  return beyond ? { reason: "list-too-long", line: beyond.line, params: { most: mostRows } } : sheet;
}

/** Bytes of an archive's parts as its directory says, and of anything else of itself. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return false;
      },
    });
  } catch {
    // No archive, or a broken one, which its reader tells.
  }
  return Math.max(size, bytes.length);
}

function readBeside(request: SheetRequest): Promise<RawSheet | UnreadableList> {
  // A package holds JavaScript, a checkout TypeScript: the worker is of the same kind as this file.
  const kind = import.meta.url.endsWith(".ts") ? "ts" : "js";
  const script = new URL(`./list-worker.${kind}`, import.meta.url);
  const worker = new Worker(`import(${JSON.stringify(script.href)});`, { eval: true, workerData: request });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve({ reason: "list-slow", line: 1, params: { seconds: patience / 1000 } });
      void worker.terminate();
    }, patience);
    worker.once("message", resolve);
    // Its memory is bounded as this thread's is: a table that needs more is none of recipients.
    worker.once("error", (error) =>
      "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
        ? resolve({ reason: "archive-too-large" })
        : reject(error),
    );
    worker.once("exit", () => clearTimeout(timer));
  });
}
