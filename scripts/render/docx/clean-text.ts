/**
 * Text without what Word can't hold: control characters and the non-characters U+FFFE and U+FFFF make a file
 * unreadable (XML 1.0 §2.2).
 */
export function cleanText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replace(/[\t\n\r]+/g, " ");
}
