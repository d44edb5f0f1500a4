import { parentPort } from "node:worker_threads";
import { createDiagnostics } from "./diagnostics.ts";
import { createNodeHost, type Host } from "./host.ts";
import { renderDocx } from "./render/docx/render-docx.ts";
import { finishPdf } from "./render/pdf/finish/finish-pdf.ts";
import type { WorkRequest, WorkResult } from "./worker-bench.ts";

/*
 * A thread beside the main one: it finishes PDFs and writes Word files, which need no browser, while the next copy is merged
 * and printed. Requests come one after the other, and each is answered with its number.
 */
const host = withFilesKept(createNodeHost());

parentPort?.on("message", (request: WorkRequest) => {
  void answer(request).then((result) =>
    parentPort?.postMessage({ id: request.id, ...result } satisfies WorkResult),
  );
});

async function answer(request: WorkRequest): Promise<{ value: unknown } | { error: string }> {
  try {
    if (request.task === "finish") {
      const { printed, facts, origins } = request;
      return { value: await finishPdf(printed, facts, origins) };
    }
    const diagnostics = createDiagnostics();
    const bytes = await renderDocx(request.publication, request.pictures, host, diagnostics);
    return { value: { bytes, diagnostics: diagnostics.list() } };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Fonts are the same for all copies: they are read once, and known again by being the same bytes. */
function withFilesKept(real: Host): Host {
  const reads = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    ...real,
    read(path) {
      const known = reads.get(path) ?? real.read(path);
      reads.set(path, known);
      void known.then((bytes) => bytes ?? reads.delete(path)).catch(() => reads.delete(path));
      return known;
    },
  };
}
