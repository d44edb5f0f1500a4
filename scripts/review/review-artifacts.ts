import type { Artifact } from "../artifact.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { compareOutlines } from "./compare-outlines.ts";
import { docxOutline } from "./docx-outline.ts";
import { htmlOutline } from "./html-outline.ts";
import type { Outline } from "./outline.ts";
import { pdfOutline } from "./pdf-outline.ts";

const readers: Readonly<Record<Artifact["format"], (bytes: Uint8Array) => Outline | Promise<Outline>>> = {
  html: htmlOutline,
  docx: docxOutline,
  pdf: pdfOutline,
};

/** Reads the finished files of one publication back; where they differ, an error names the block's source line. */
export async function reviewArtifacts(artifacts: readonly Artifact[], source: string): Promise<Diagnostic[]> {
  const reference = artifacts.find((artifact) => artifact.format === "html");
  if (!reference) return [];
  const found: Diagnostic[] = [];
  for (const artifact of artifacts) {
    if (artifact === reference) continue;
    const difference = compareOutlines(
      await readers.html(reference.bytes),
      await readers[artifact.format](artifact.bytes),
    );
    if (!difference) continue;
    const [line, column] = (difference.expected?.source ?? "").split(":").map(Number);
    found.push({
      code: "parity-differs",
      level: "error",
      place: { file: source, ...(line && { line }), ...(column && { column }) },
      facts: { format: artifact.path, reference: reference.path, difference: difference.text },
    });
  }
  return found;
}
