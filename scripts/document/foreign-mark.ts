/** What other programs would have replaced: Liquid's and Jinja's tags, Word's merge fields, ERB's and PHP's tags. */
export const foreignTags = /\{%-?\s[^%\n]*%\}|\{\s*MERGEFIELD\b[^}\n]*\}|<%[=-]?\s[^%\n]*%>/g;

const everyMark = new RegExp(`\\{\\{\\{?[^{}\\n]*\\}\\}\\}?|${foreignTags.source}`, "g");

/** Where such marks stand in finished words, with those in double braces that were no field: `{{ user.name | default: "x" }}`. */
export function foreignMarks(words: string): { from: number; to: number }[] {
  if (!/\{\{|\{%|MERGEFIELD|<%/.test(words)) return [];
  return [...words.matchAll(everyMark)].map(({ index, 0: mark }) => ({
    from: index,
    to: index + mark.length,
  }));
}
