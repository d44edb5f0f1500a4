import { parentPort } from "node:worker_threads";
import { createDiagnostics } from "../findings/diagnostics.ts";
import { createNodeHost } from "../host/node-host.ts";
import type { Reads } from "../host/reads.ts";
import { rememberingHost } from "../host/remembering-host.ts";
import { type FinishedPdf, finishPdf } from "../render/pdf/finish/finish-pdf.ts";
import type { WordFile } from "../render/renderer.ts";
import type { PlainError, WorkRequest, WorkResult } from "./worker-pool.ts";

/*
 * A thread beside the main one: it finishes PDFs and writes Word files, which need no browser, while the next copy is merged
 * and printed. Requests come one after the other, and each is answered with its number.
 */

const host = rememberingHost(createNodeHost());

parentPort?.on("message", (request: WorkRequest) => {
  void answer(request).then((result) => {
    // A file is handed over, not copied.
    const files = "value" in result ? [result.value.bytes.buffer as ArrayBuffer] : [];
    parentPort?.postMessage({ id: request.id, ...result } satisfies WorkResult, files);
  });
});

async function answer(
  request: WorkRequest,
): Promise<{ value: FinishedPdf | WordFile } | { error: PlainError }> {
  try {
    if (request.task === "finish") {
      const { printed, metadata, origins } = request;
      return { value: await finishPdf(printed, metadata, origins) };
    }
    const { renderDocx } = await import("../render/docx/render-docx.ts");
    const diagnostics = createDiagnostics();
    const reads: Reads = new Map();
    const recording = host.recording(reads);
    const bytes = await renderDocx(request.publication, request.pictures, recording, diagnostics);
    return { value: { bytes, diagnostics: diagnostics.list(), reads } };
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { error: { message, stack } };
  }
}
