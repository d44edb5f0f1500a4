import { readPdf } from "../../scripts/review/pdf-rules/pdf-reading.ts";

/** Hyphens that only the ends of lines have made: in the structure each is a Span that says nothing. */
export async function lineEndHyphens(bytes: Uint8Array): Promise<number> {
  const { elements } = await readPdf(bytes);
  return elements.filter(({ type, actualText }) => type === "Span" && actualText === "").length;
}
