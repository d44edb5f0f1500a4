/** Whether raw HTML holds nothing but comments, which reach no output. */
export function isComment(html: string): boolean {
  return /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(html);
}
