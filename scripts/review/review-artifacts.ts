import type { Artifact } from "../artifacts/artifact.ts";
import { placeOfSource, type SourceTexts } from "../document/position.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { recordOf } from "../formats/formats.ts";
import { compareOutlines } from "./compare-outlines.ts";
import { hasLetterhead } from "./docx-outline.ts";
import { checkDocx } from "./docx-rules/check-docx.ts";
import { htmlOutline } from "./html-outline.ts";
import { checkPdf } from "./pdf-rules/check-pdf.ts";
import { readPdf } from "./pdf-rules/pdf-reading.ts";
import { findingOf } from "./rule.ts";

/**
 * Reads the finished files of one publication back: the rules of each format, and whether all say the same. A
 * difference is an error that names the block's source line.
 */
export async function reviewArtifacts(
  artifacts: readonly Artifact[],
  texts: SourceTexts,
): Promise<Finding[]> {
  return [...(await reviewEach(artifacts, texts)), ...(await compareAll(artifacts, texts))];
}

/** Imposed booklets are for paper: they have no structure and claim none. */
function isForReading({ output, standards }: Artifact): boolean {
  return output !== "office.pdf" || standards.length > 0;
}

async function reviewEach(artifacts: readonly Artifact[], { source }: SourceTexts): Promise<Finding[]> {
  const found: Finding[] = [];
  const place = { file: source };
  for (const artifact of artifacts.filter(isForReading)) {
    const { format, bytes, path } = artifact;
    if (format === "pdf") {
      const reading = await readPdf(bytes);
      if (reading.tops.length === 0) found.push({ code: "pdf-untagged", place, params: {} });
      else found.push(...checkPdf(reading).map((broken) => findingOf(broken, path, place)));
    }
    if (format === "docx") found.push(...checkDocx(bytes).map((broken) => findingOf(broken, path, place)));
  }
  return found;
}

async function compareAll(artifacts: readonly Artifact[], texts: SourceTexts): Promise<Finding[]> {
  const reference = artifacts.find((artifact) => artifact.format === "html");
  if (!reference) return [];
  const found: Finding[] = [];
  for (const artifact of artifacts.filter(isForReading)) {
    if (artifact === reference) continue;
    const difference = compareOutlines(
      htmlOutline(reference.bytes, {
        withoutLetterhead: artifact.format === "docx" && hasLetterhead(artifact.bytes),
      }),
      await (await recordOf(artifact.format).outline())(artifact.bytes),
    );
    if (!difference) continue;
    found.push({
      code: "parity-differs",
      place: placeOfSource(difference.expected?.source, texts),
      params: {
        format: artifact.path,
        reference: reference.path,
        rule: difference.words,
        ...difference.params,
      },
    });
  }
  return found;
}
