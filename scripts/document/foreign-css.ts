/** Something in a style sheet that a browser would load from elsewhere, with its offset. */
export interface ForeignCss {
  address: string;
  offset: number;
}

/**
 * What a style sheet would load: `@import`, and `url()` or `image-set()` of anything but its own places (`#…`) and `data:`. Letters
 * may be written by their numbers (`\75 rl`, CSS Syntax 3 §4.3.7); offsets stay those of the text.
 */
export function foreignCss(css: string): ForeignCss[] {
  const text = css
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/\\([\da-f]{1,6})[ \t]?/gi, (written, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff) || 0xfffd).padEnd(
        written.length,
        "\u200b",
      ),
    )
    .replace(/\\(?=[^\n])/g, "\u200b");
  // What pads an escape is no part of the word.
  const gap = "\u200b*";
  const word = (letters: string): string => [...letters].join(gap);
  const loads = new RegExp(
    `@${gap}${word("import")}\\b[^;]*|(?:${word("url")}|${word("image-set")}|${word("src")})${gap}\\(\\s*["']?([^"')]*)`,
    "gi",
  );
  return [...text.matchAll(loads)].flatMap(({ 0: whole, 1: address, index: offset }) => {
    const plain = (address ?? whole).replaceAll("\u200b", "").trim();
    return address !== undefined && /^(?:#|data:|$)/i.test(plain) ? [] : [{ address: plain, offset }];
  });
}
