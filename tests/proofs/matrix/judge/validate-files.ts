import { veraPdf } from "../../../conformance/vera-pdf.ts";
import { sdkErrorsIn } from "../../../support/sdk-errors.ts";
import type { Document } from "../grammar/document-tree.ts";
import type { Made } from "../make/make-documents.ts";
import type { Defect } from "./defects.ts";

/** Which files the slow validators look at; documents that grow out of others keep the beginning of their names. */
export interface Sampling {
  /** The Open XML SDK. */
  word: (document: Document) => boolean;
  /** veraPDF. */
  pdf: (document: Document) => boolean;
}

/** How many files each validator has seen. */
export interface ValidatorCounts {
  sdk: number;
  veraPdf: number;
}

/** What the official validators find wrong, by the name of the document. */
export async function validateFiles(
  made: readonly Made[],
  sampling: Sampling,
  counts: ValidatorCounts,
): Promise<Map<string, Defect[]>> {
  const defects = new Map<string, Defect[]>();
  const add = (name: string, format: string, detail: string): void => {
    const known = defects.get(name) ?? [];
    defects.set(name, [...known, { kind: "invalid", format, owner: undefined, detail }]);
  };
  for (const { document, files } of made) {
    if (!files || !sampling.word(document)) continue;
    counts.sdk += 1;
    for (const error of await sdkErrorsIn(files.docx)) add(document.name, "docx", error);
  }
  const pdfs = made.filter(({ document, files }) => files !== undefined && sampling.pdf(document));
  const jobs = pdfs.flatMap(({ files }) =>
    files ? ["ua1", "2a"].map((flavour) => ({ flavour, file: files.pdf })) : [],
  );
  for (const { path, flavour, failed } of jobs.length > 0 ? await veraPdf(jobs) : []) {
    const name = pdfs.find(({ files }) => files?.pdf === path)?.document.name ?? "";
    for (const { rule, what } of failed) add(name, "pdf", `${flavour} ${rule}: ${what}`);
  }
  counts.veraPdf += pdfs.length;
  return defects;
}
