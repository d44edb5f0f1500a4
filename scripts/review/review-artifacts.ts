import type { Artifact } from "../artifacts/artifact.ts";
import { placeOfSource, type SourceTexts } from "../document/position.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { recordOf } from "../formats/formats.ts";
import { compareOutlines, type Difference } from "./compare-outlines.ts";
import { compareWords } from "./compare-words.ts";
import { checkDocx } from "./docx-rules/check-docx.ts";
import { htmlOutline } from "./html-outline.ts";
import { checkPdf } from "./pdf-rules/check-pdf.ts";
import { readPdf } from "./pdf-rules/pdf-reading.ts";
import { findingOf } from "./rule.ts";
import { spelledPage } from "./spelled-page.ts";

/**
 * Reads the finished files of one publication back: the rules of each format, and whether all say the same as `reference`, an HTML
 * file, which knows the source. A difference is an error that names the block's source line.
 */
export async function reviewArtifacts(
  artifacts: readonly Artifact[],
  texts: SourceTexts,
  reference: Artifact | undefined = artifacts.find(({ format }) => format === "html"),
): Promise<Finding[]> {
  return [
    ...(await reviewEach(artifacts, texts)),
    ...(reference ? await compareAll(artifacts, reference, texts) : []),
  ];
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

/** A format that has no markup is compared word by word, the others block by block. */
async function differenceFrom(reference: Artifact, artifact: Artifact): Promise<Difference | undefined> {
  const { outline, compared } = recordOf(artifact.format);
  const read = await outline();
  const actual = await read(artifact.bytes);
  if (compared === "words") return compareWords(spelledPage(reference.bytes), actual);
  return compareOutlines(htmlOutline(reference.bytes), actual);
}

async function compareAll(
  artifacts: readonly Artifact[],
  reference: Artifact,
  texts: SourceTexts,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const artifact of artifacts.filter(isForReading)) {
    if (artifact === reference) continue;
    const difference = await differenceFrom(reference, artifact);
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
