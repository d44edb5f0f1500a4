/** Something in a style sheet that a browser would load from elsewhere, with its offset. */
export interface ForeignCss {
  address: string;
  offset: number;
}

const string = String.raw`"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?`;
/** Nothing else begins in a comment, a string or an address without quotes (CSS Syntax 3 §4.3). */
const tokens = new RegExp(
  String.raw`\/\*[\s\S]*?(?:\*\/|$)|(?<string>${string})|(?<url>u\u200b*r\u200b*l\u200b*\((?![\s\u200b]*["'])(?<address>(?:\\[\s\S]|[^)\\])*)\)?)|(?<open>(?<name>[\p{L}\p{N}_\u200b-]*)\()|(?<close>\))|(?<rule>@[\p{L}\p{N}\u200b-]+)|(?<end>[;{}])`,
  "giu",
);
/** Functions that load what is said in them. */
const loading = /^(?:url|src|image|(?:-webkit-)?(?:image-set|cross-fade))$/i;
/** What may stand for an address that is written elsewhere. */
const substituted = /^(?:var|env|attr)$/i;

/**
 * What a style sheet would load: `@import`, and `url()`, `image-set()` and their kin of anything but its own places (`#…`) and `data:`. Letters
 * may be written by their numbers (`\75 rl`, CSS Syntax 3 §4.3.7); offsets stay those of the text.
 */
export function foreignCss(css: string): ForeignCss[] {
  const found: ForeignCss[] = [];
  const functions: { name: string; offset: number }[] = [];
  let rule = { name: "", offset: 0 };
  for (const { index, groups = {}, 0: whole } of plainLetters(css).matchAll(tokens)) {
    const { string, address, open, name = "", close, end } = groups;
    if (groups.rule !== undefined) rule = { name: withoutPads(groups.rule).toLowerCase(), offset: index };
    if (close !== undefined) functions.pop();
    if (end !== undefined) {
      // Nothing reaches beyond a rule's end, whatever was left open.
      functions.length = 0;
      rule = { name: "", offset: 0 };
    }
    const isImport = rule.name === "@import";
    const loader = isImport ? rule : functions.find((one) => loading.test(one.name));
    const said =
      address ??
      string?.replace(/^["']|["']$/g, "") ??
      (substituted.test(withoutPads(name)) ? whole : undefined);
    const isWords = /^(?:type|format)$/i.test(functions.at(-1)?.name ?? "") || rule.name === "@namespace";
    if (open !== undefined) functions.push({ name: withoutPads(name), offset: index });
    if (said === undefined || isWords || (!loader && address === undefined)) continue;
    const plain = withoutPads(said).trim();
    if (isImport || !/^(?:#|data:|$)/i.test(plain))
      found.push({ address: plain, offset: loader?.offset ?? index });
  }
  return found;
}

/** Letters and hyphens by their numbers, and those behind a backslash, as what they are; what pads them is no part of the word. */
function plainLetters(css: string): string {
  return css
    .replace(/\\([\da-f]{1,6})[ \t]?/gi, (written, code: string) => {
      const letter = String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff) || 0xfffd);
      return /^[\w@-]$/.test(letter) ? letter.padEnd(written.length, "\u200b") : written;
    })
    .replace(/\\(?=[g-z])/gi, "\u200b");
}

function withoutPads(text: string): string {
  return text.replaceAll("\u200b", "");
}
