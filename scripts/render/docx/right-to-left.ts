import { isRightToLeft } from "../../languages/embedded-text.ts";

/**
 * Sections and tables that run from right to left, which the library has no option for: columns start at the right
 * (ISO/IEC 29500-1 §17.6.1), and so do a table's cells (§17.4.1). The library's own runs, of the contents, are set from right to left.
 */
export function mirrorLayout(xml: string): string {
  return xml
    .replace(/(<w:docGrid\b[^>]*\/>)?<\/w:sectPr>/g, "<w:bidi/>$1</w:sectPr>")
    .replace(/<w:tblPr>(<w:tblStyle\b[^>]*\/>)?(?!<w:bidiVisual)/g, "<w:tblPr>$1<w:bidiVisual/>")
    .replace(/<w:r>(<w:t\b[^>]*>)([^<]*)<\/w:t><\/w:r>/g, (run, open: string, words: string) =>
      isRightToLeft(words) ? mirroredRuns(open, words) : run,
    );
}

/** What is between marks of the other direction is a run of its own. */
function mirroredRuns(open: string, words: string): string {
  return words
    .split(/(\u200e[^\u200f]*\u200f)/)
    .filter(Boolean)
    .map(
      (part) =>
        `<w:r>${part.startsWith("\u200e") ? "" : "<w:rPr><w:rtl/></w:rPr>"}${open}${part}</w:t></w:r>`,
    )
    .join("");
}
