import { readFile } from "node:fs/promises";
import type { Document } from "../grammar/document-tree.ts";
import type { Made } from "../make/make-documents.ts";
import { readHtml } from "../read/html-reading.ts";
import type { OfficeReading } from "../read/office.ts";
import { type PdfReading, readPdfFile } from "../read/pdf-reading.ts";
import { readPages } from "../read/poppler.ts";
import { readWord } from "../read/word-reading.ts";
import { compareCode, compareLists } from "./compare-details.ts";
import type { Defect } from "./defects.ts";
import { headingSizeOf } from "./heading-sizes.ts";
import { Judge } from "./judge.ts";
import { ownersAt } from "./verdict.ts";

/** The three files made of a document, as bytes. */
export interface FileBytes {
  html: Uint8Array;
  docx: Uint8Array;
  pdf: Uint8Array;
}

/**
 * Everything that is wrong with the files of a document, found without Dipla's own review: what the generator planted
 * against what the files, poppler and LibreOffice say.
 *
 * @param office what LibreOffice shows; undefined when it was not asked
 * @param headingSize size in pt of the sections' headings where nothing is wide
 */
export async function judgeFiles(
  made: Made,
  office: OfficeReading | "not opened" | undefined,
  headingSize: number | undefined,
): Promise<Defect[]> {
  const { document, files, findings } = made;
  if (!files) return [];
  const [html, docx, pdf] = await Promise.all(
    [files.html, files.docx, files.pdf].map((file) => readFile(file)),
  );
  if (!html || !docx || !pdf) return [];
  const judge = new Judge(document);
  await judgeBytes(judge, { html, docx, pdf }, headingSize);
  judge.plainText(await readFile(files.txt, "utf8"), "txt");
  judge.pages(await readPages(files.pdf), "pdf in poppler");
  if (office === "not opened") judge.pages(undefined, inOffice);
  else if (office) {
    judge.pages(office.pages, inOffice);
    if (mayBeTorn(document)) await judge.withoutTornTables(inOffice, office.readWhole);
  }
  const told = ownersAt(
    made,
    findings.filter(({ code }) => code === "not-in-docx"),
  );
  if (typeof office === "object")
    judge.add(compareLists(judge.folded, { text: office.text, lang: document.lang, told: new Set(told) }));
  return judge.defects;
}

const inOffice = "docx in LibreOffice";

/** The part of it that needs no other program. */
export async function judgeBytes(
  judge: Judge,
  bytes: FileBytes,
  headingSize: number | undefined,
): Promise<void> {
  const html = readHtml(bytes.html);
  judge.structure(html, "html");
  judge.add(compareCode(judge.expected, html.codes, "html"));
  const word = readWord(bytes.docx);
  judge.structure(word, "docx");
  judge.add(compareCode(judge.expected, word.paragraphs, "docx"));
  const pdf = await readPdfFile(bytes.pdf);
  judge.structure(pdf, "pdf");
  judge.add(compareSize(pdf, judge.document, headingSize));
}

/**
 * Pairs that seem to be faulty are looked at alone, where no page ends; documents by chance, and pairs that are sound alone and
 * stand together once more, are judged as they are.
 */
function mayBeTorn({ name }: Document): boolean {
  return /^random-|-together\b/.test(name);
}

/** How much smaller than in other documents type may come out: a fold's text is fitted, by up to 8 %. */
const leastScale = 0.9;

/** Chromium makes all type of a PDF smaller when something in it is wider than a page. */
function compareSize(pdf: PdfReading, document: Document, expected: number | undefined): Defect[] {
  const found = headingSizeOf(pdf, document);
  if (expected === undefined || found === undefined || found >= expected * leastScale) return [];
  const detail = `headings of ${found.toFixed(1)} pt instead of ${expected.toFixed(1)} pt`;
  return [{ kind: "shrunk", format: "pdf", owner: undefined, detail }];
}
