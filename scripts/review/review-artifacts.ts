import type { Artifact } from "../artifact.ts";
import type { Diagnostic } from "../diagnostics.ts";
import { compareOutlines } from "./compare-outlines.ts";
import { docxOutline, hasLetterhead } from "./docx-outline.ts";
import { htmlOutline } from "./html-outline.ts";
import { missingStyles } from "./missing-styles.ts";
import type { Outline } from "./outline.ts";
import { pdfFacts, pdfOutline } from "./pdf-outline.ts";

const readers: Readonly<Record<Artifact["format"], (bytes: Uint8Array) => Outline | Promise<Outline>>> = {
  html: (bytes) => htmlOutline(bytes),
  docx: docxOutline,
  pdf: pdfOutline,
};

/**
 * Reads the finished files of one publication back: what a format needs of its own, and whether all say the same. A
 * difference is an error that names the block's source line.
 */
export async function reviewArtifacts(artifacts: readonly Artifact[], source: string): Promise<Diagnostic[]> {
  return [...(await reviewEach(artifacts, source)), ...(await compareAll(artifacts, source))];
}

async function reviewEach(artifacts: readonly Artifact[], source: string): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { format, bytes } of artifacts) {
    const place = { file: source };
    if (format === "pdf" && !(await pdfFacts(bytes)).tagged)
      found.push({ code: "pdf-untagged", level: "error", place, facts: {} });
    if (format !== "docx") continue;
    for (const style of missingStyles(bytes))
      found.push({ code: "docx-style-missing", level: "error", place, facts: { style } });
  }
  return found;
}

async function compareAll(artifacts: readonly Artifact[], source: string): Promise<Diagnostic[]> {
  const reference = artifacts.find((artifact) => artifact.format === "html");
  if (!reference) return [];
  const found: Diagnostic[] = [];
  for (const artifact of artifacts) {
    if (artifact === reference) continue;
    const difference = compareOutlines(
      htmlOutline(reference.bytes, {
        withoutLetterhead: artifact.format === "docx" && hasLetterhead(artifact.bytes),
      }),
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
