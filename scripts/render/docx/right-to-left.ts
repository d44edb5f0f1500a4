/** Beside Arabic and Hebrew the letters of all blocks that Unicode keeps for such scripts (UAX #9): Syriac, Thaana, N’Ko, Adlam … */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}[\p{L}&&[\u0590-\u08ff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]]]/v;

/** True for text that Word has to set with a style's properties for complex scripts (`w:rtl`, `w:bCs`, `w:szCs`). */
export function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * Sections and tables that run from right to left, which the library has no option for: columns start at the right
 * (ISO/IEC 29500-1 §17.6.1), and so do a table's cells (§17.4.1).
 */
export function mirrorLayout(xml: string): string {
  return xml
    .replace(/(<w:docGrid\b[^>]*\/>)?<\/w:sectPr>/g, "<w:bidi/>$1</w:sectPr>")
    .replace(/<w:tblPr>(<w:tblStyle\b[^>]*\/>)?(?!<w:bidiVisual)/g, "<w:tblPr>$1<w:bidiVisual/>");
}
