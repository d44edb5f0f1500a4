import { Worker } from "node:worker_threads";
import type { Publication } from "../document/publication.ts";
import type { Pictures } from "../render/assets/prepare-pictures.ts";
import type { PdfMetadata } from "../render/pdf/finish/draft.ts";
import type { Origin } from "../render/pdf/structure/mark-structure.ts";
import type { WordFile, Workers } from "../render/renderer.ts";

/** What the other thread is asked for. */
export type WorkRequest = { id: number } & (
  | { task: "finish"; printed: Uint8Array; metadata: PdfMetadata; origins: readonly Origin[] }
  | { task: "docx"; publication: Publication; pictures: Pictures }
);

/** Its answer. Classes do not cross between threads, so an error comes as what a new one is made of. */
export type WorkResult = { id: number } & ({ value: unknown } | { error: PlainError });

/** What is left of an error on its way between threads. */
export interface PlainError {
  message: string;
  stack: string | undefined;
}

type Task = WorkRequest extends infer One ? (One extends WorkRequest ? Omit<One, "id"> : never) : never;

/** Workers whose work is done in a thread of its own, started with the first piece unless it is started before. */
export interface WorkerPool extends Workers {
  /** Starts the thread ahead of its first piece of work. */
  start(): void;
  close(): Promise<void>;
}

/**
 * Finishing and Word files in a second thread: while the browser prints one copy and this thread merges another, a third is
 * finished. What comes out is the same as without it.
 */
export function openWorkerPool(): WorkerPool {
  let worker: Worker | undefined;
  let count = 0;
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  const fail = (error: Error): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    // A package holds JavaScript, a checkout TypeScript: the worker is of the same kind as this file.
    const kind = import.meta.url.endsWith(".ts") ? "ts" : "js";
    const script = new URL(`./render-worker.${kind}`, import.meta.url);
    const started = new Worker(entry(script), {
      eval: true,
      // Most of what a copy needs is gone with it: room for one or two saves most of the collector's rounds.
      resourceLimits: { maxYoungGenerationSizeMb: 48 },
    });
    started.on("message", ({ id, ...result }: WorkResult) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if ("error" in result) asked?.reject(rebuilt(result.error));
      else asked?.resolve(result.value as never);
    });
    started.on("error", fail);
    started.on("exit", (code) => fail(new Error(`the second thread ended with ${code}`)));
    // It keeps nobody from ending.
    started.unref();
    return started;
  };
  const ask = <T>(task: Task, transfer: ArrayBuffer[] = []): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      worker ??= start();
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ id: count, ...task }, transfer);
    });
  return {
    start: () => {
      worker ??= start();
    },
    finish: (printed, metadata, origins) =>
      ask({ task: "finish", printed, metadata, origins }, [printed.buffer as ArrayBuffer]),
    docx: (publication, pictures) => ask<WordFile>({ task: "docx", publication, pictures }),
    close: async () => {
      await worker?.terminate();
    },
  };
}

/** The error as it was thrown over there, with the stack of that thread. */
function rebuilt({ message, stack }: PlainError): Error {
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/**
 * What the thread begins with: the main thread's cache of compiled code does not reach it. With a cache of its own, neither
 * its script nor what that loads has to be translated from TypeScript.
 */
function entry(script: URL): string {
  return `require("node:module").enableCompileCache?.(); import(${JSON.stringify(script.href)});`;
}
