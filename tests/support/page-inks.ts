import { eachOperation, numbers } from "../../scripts/pdf-objects/content-operations.ts";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDocument,
  PDFName,
  PDFRawStream,
} from "../../scripts/pdf-objects/pdf-lib.ts";

/** What colours a PDF's pages and forms set. */
export interface InkCoverage {
  /** Operators and colour spaces of red, green and blue that are left. */
  rgb: string[];
  /** The largest sum of inks, in per cent. */
  most: number;
  /** Bytes of shown text by its fill: `C/M/Y/K` in per cent, or `#RRGGBB`. */
  text: Map<string, number>;
  /** Every set of inks, `C/M/Y/K` in per cent. */
  all: Set<string>;
}

/** Reads all content streams; independent of what wrote them but for the tokenizer. */
export async function pageInks(bytes: Uint8Array): Promise<InkCoverage> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const coverage: InkCoverage = { rgb: [], most: 0, text: new Map(), all: new Set() };
  for (const page of document.getPages()) {
    const contents = page.node.Contents();
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents];
    const streams = parts.map((part) => document.context.lookup(part));
    read(
      streams
        .filter((stream) => stream instanceof PDFRawStream)
        .map(textOf)
        .join("\n"),
      coverage,
    );
  }
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const subtype = String(object.dict.get(PDFName.of("Subtype")));
    if (subtype === "/Form" || object.dict.has(PDFName.of("PatternType"))) read(textOf(object), coverage);
    const space = String(object.dict.get(PDFName.of("ColorSpace")));
    if (subtype === "/Image" && space === "/DeviceRGB") coverage.rgb.push("image");
  }
  return coverage;
}

function textOf(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function read(text: string, coverage: InkCoverage): void {
  let fill = "0/0/0/100";
  const saved: string[] = [];
  eachOperation(text, (operation) => {
    const { operator, operands } = operation;
    if (operator === "q") saved.push(fill);
    else if (operator === "Q") fill = saved.pop() ?? fill;
    else if (/^(k|K)$/.test(operator)) {
      const values = numbers(operation).map((value) => Math.round(value * 100));
      coverage.most = Math.max(
        coverage.most,
        values.reduce((sum, value) => sum + value, 0),
      );
      coverage.all.add(values.join("/"));
      if (operator === "k") fill = values.join("/");
    } else if (/^(rg|RG)$/.test(operator)) {
      coverage.rgb.push(operator);
      const hex = numbers(operation).map((value) =>
        Math.round(value * 255)
          .toString(16)
          .padStart(2, "0"),
      );
      if (operator === "rg") fill = `#${hex.join("")}`.toUpperCase();
    } else if (/^(cs|CS)$/.test(operator) && operands[0] === "/DeviceRGB") coverage.rgb.push(operator);
    else if (/^(Tj|TJ|'|")$/.test(operator))
      coverage.text.set(fill, (coverage.text.get(fill) ?? 0) + String(operands).length);
  });
}
