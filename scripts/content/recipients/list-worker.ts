import { parentPort, workerData } from "node:worker_threads";
import { listFormats } from "./list-formats.ts";

/** What a thread is asked to read: a list's bytes, or its text where it is a text. */
export interface SheetRequest {
  ending: string;
  bytes: Uint8Array;
  text: string;
  sheet: string | undefined;
}

const { ending, bytes, text, sheet }: SheetRequest = workerData;
parentPort?.postMessage(await listFormats[ending]?.({ bytes, text: () => text, sheet }));
