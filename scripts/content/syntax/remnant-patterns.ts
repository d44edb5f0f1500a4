import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";

/** Markup that became text: how it looks, and which words say what it was meant to be and what to write. */
export interface Remnant {
  pattern: RegExp;
  code: Extract<DiagnosticCode, "markup-left" | "markup-doubtful">;
  what: string;
}

/** Signs by their names in HTML: those that texts are full of, since `R&D;` is none. */
const entity =
  /&(?:nbsp|amp|lt|gt|quot|apos|copy|reg|trade|euro|shy|middot|bull|hellip|times|deg|[nm]dash|[lrb]dquo|[lr]squo|sbquo|[lr]aquo|szlig|[aeiou](?:acute|grave|circ|uml)|[ano]tilde|ccedil|#\d{2,6}|#x[\da-f]{2,6});/i;

/** Markdown in a picture's caption, which Markdown itself takes for plain words, and in the title of a document. */
export const captionRemnant: Remnant = {
  pattern:
    /(?<![\p{L}\p{N}*])\*{1,2}[^\s*](?:[^*\n]*[^\s*])?\*{1,2}(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_{1,2}[^\s_](?:[^_\n]*[^\s_])?_{1,2}(?![\p{L}\p{N}_])|\[\^[^\]\s]+\]|\[[^\]]+\]\([^)]*\)|~~[^~]+~~|<\/?(?:a|b|br|em|i|strong|su[bp]|u)(?:\s[^<>]*)?\/?>/iu,
  code: "markup-doubtful",
  what: "remnant-caption",
};

/** In the order in which they are looked for; what one has found, the next ones leave alone. */
export const remnants: readonly Remnant[] = [
  { pattern: /^\s*:{3,}.*$/m, code: "markup-left", what: "remnant-block" },
  // In a cell, a heading or a sentence no block begins; `std::chart` is a name.
  { pattern: /(?<![:\p{L}\p{N}])::(?:qr|chart)\{[^}\n]*\}?/u, code: "markup-left", what: "remnant-leaf" },
  // U+FDD2 stands for a brace behind a backslash, see `escaped-signs.ts`.
  { pattern: /\{\{|(?<![{\uFDD2]\{[^{}\n]*)\}\}/, code: "markup-left", what: "remnant-field" },
  // Behind a word stands an exclamation with its note: “Stop![3]”.
  {
    pattern: /!\[[^\]]*\]\s?\(.*|(?<![\p{L}\p{N}])!\[(?!\d+\])[^\]]*\]/u,
    code: "markup-doubtful",
    what: "remnant-picture",
  },
  {
    pattern: /\[[^\]]*\]\(.*|\[[^\]]*\] \((?:https?:|www\.|mailto:|#|\.{0,2}\/).*|\[[^\]]*\] \($|\]\(/,
    code: "markup-doubtful",
    what: "remnant-link",
  },
  {
    // As pandoc has it: “from $10=€9 to $20” and `$HOME_DIR and $PATH` are no formulas.
    pattern: /\$\$[\s\S]*?\$\$|\$(?!\s)[^$\n]*[\\^_=][^$\n]*(?<!\s)\$(?!\d)|\\[([][^\n]*\\[\])]/,
    code: "markup-doubtful",
    what: "remnant-maths",
  },
  {
    // Three and more underscores are a line to write on, four stars a class of hotels; 2 ** 3 is a power.
    pattern:
      /(?<!\*)\*{2,3}(?!\*)(?<!(?:^|\s)\*{3}(?=\s|$))(?<!(?:\p{N}|\b[A-Za-z]) \*\*(?= (?:\p{N}|[A-Za-z]\b)))|(?<![\p{L}\p{N}_])__(?=[^\s_])|(?<=[^\s_])__(?![\p{L}\p{N}_])/u,
    code: "markup-doubtful",
    what: "remnant-strong",
  },
  { pattern: /~~/, code: "markup-doubtful", what: "remnant-strike" },
  // As pandoc has it: `H~2~O`, `m^2^`. A short name of Windows, `PROGRA~1`, has one sign only.
  {
    pattern: /(?<=[\p{L}\p{N})])(?:\^[\p{L}\p{N}+−-]{1,8}\^|~[\p{L}\p{N}+−-]{1,8}~)/u,
    code: "markup-doubtful",
    what: "remnant-script",
  },
  // Marks of definitions that found no term right above them.
  { pattern: /^:[ \t]+\S.*/m, code: "markup-doubtful", what: "remnant-definition" },
  // `a==b and c==d` compares, and arrows are arrows.
  {
    pattern: /(?<![\w)\]"'=<!])==(?![\s=>])[^=\n]*(?<![\s<])==(?![\w=>])/,
    code: "markup-doubtful",
    what: "remnant-mark",
  },
  // Two lines of as good as columns would run on in one another.
  {
    pattern: /^[^\t\n]*[^\s][ ]*\t+[^\t\n]*\S.*\n[^\t\n]*[^\s][ ]*\t+[^\t\n]*\S/m,
    code: "markup-doubtful",
    what: "remnant-tabs",
  },
  // MediaWiki, AsciiDoc, Textile, reStructuredText, forums, LaTeX.
  {
    pattern:
      /^={2,6} ?[^=\n]+={2,6}$|^={2,5} \p{Lu}|(?<![\s\S])= \p{Lu}(?=.*$(?![\s\S]))|^\{\| ?(?:class|style|border)|^h[1-6]\. \S|^\.\. [a-z][\w-]+::/mu,
    code: "markup-doubtful",
    what: "remnant-other",
  },
  {
    pattern:
      /(?<![\p{L}\p{N}'])(?<quotes>'{3}|'{5})(?=[^\s'])[^'\n]*(?<=[^\s'])\k<quotes>(?![\p{L}\p{N}'])|\[(?<tag>b|i|u|s|url|img|quote|code|size|color)(?:=[^\]\n]*)?\][^[\n]*\[\/\k<tag>\]|\[(?:url|img|quote|size|color)=/u,
    code: "markup-doubtful",
    what: "remnant-other",
  },
  // Alone in its line: within words it is an abbreviation.
  {
    pattern: /^[ \t]*(?:\[\[?_?toc_?\]?\]|\{:toc\})[ \t]*$/im,
    code: "markup-doubtful",
    what: "remnant-contents",
  },
  {
    pattern:
      /\{:?[ \t]*(?:#(?!\d+\})|\.(?=[\p{L}_-]))[^\s}][^}\n]*\}|\{:[^}\n]*=[^}\n]*\}|\{(?:width|height|style|class|id|lang|target|align|loading)\s*=[^}\n]*\}/u,
    code: "markup-doubtful",
    what: "remnant-attributes",
  },
  { pattern: /\[-?@[\w:.-]+[^\]\n]*\]/, code: "markup-doubtful", what: "remnant-citation" },
  { pattern: /\^\[[^\]\n]+\]/, code: "markup-doubtful", what: "remnant-note" },
  // `list[[1]]` takes something out of a list.
  { pattern: /(?<!\w)\[\[(?![\d,\s]+\]\])[^\]\n]+\]\]/, code: "markup-doubtful", what: "remnant-wiki" },
  {
    pattern: /(?<![\p{L}\p{N}:]):[a-z][a-z0-9_+-]{2,}:(?![\p{L}\p{N}:])/u,
    code: "markup-doubtful",
    what: "remnant-emoji",
  },
  // With nothing behind its name but a title: “!!! Important for everybody” is meant.
  {
    pattern:
      /^(?:!!!|\?\?\?\+?)[ \t]*(?:[a-z][\w-]*(?:[ \t]+inline(?:[ \t]+end)?)?[ \t]*$|[A-Za-z][\w -]*"[^"\n]*"[ \t]*$)/m,
    code: "markup-doubtful",
    what: "remnant-admonition",
  },
  // Meant are a line of hashtags (`#river #bridge`), one of several words (`#OpenData`), a number (#1, #123:) and a colour.
  {
    pattern:
      /^(?!#[^\s#]+(?:[ \t]+[#@][^\s#]+)*[ \t]*$)(?!#(?:\p{L}*\p{Ll}\p{Lu}|\p{N}+(?![\p{N}.)]*[ \t]+\p{Lu})|(?=[A-Fa-f]*\d)(?:[\dA-Fa-f]{3}){1,2}(?![\p{L}\p{N}])))#{1,6}(?=[\p{L}\p{N}])/mu,
    code: "markup-doubtful",
    what: "remnant-heading",
  },
  // Lines of a PDF, with the hyphens that only they had. “Vor- und Nachteile” is meant.
  {
    pattern:
      /\p{L}*\p{Ll}-\n(?!(?:a|and|bis|bzw|do|e|et|i|lub|o|oder|or|ou|sau|to|und|ve|y|а|до|и|или)\b|(?:а|до|и|или)[\s.,])\p{Ll}+/u,
    code: "markup-doubtful",
    what: "remnant-hyphen",
  },
  { pattern: /^\[!\p{L}+\][-+]?/mu, code: "markup-doubtful", what: "remnant-admonition" },
  { pattern: /^\+[-=]{3,}\+/m, code: "markup-doubtful", what: "remnant-table" },
  // What was escaped twice on its way here.
  {
    pattern: entity,
    code: "markup-doubtful",
    what: "remnant-entity",
  },
  {
    pattern:
      /<\/?(?:a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|span|strong|table|t[dhr]|u|ul)(?:\s[^<>]*)?\/?>/i,
    code: "markup-doubtful",
    what: "remnant-html",
  },
];
