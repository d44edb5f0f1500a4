import { expect, it } from "vitest";
import { parseMarkdown } from "../scripts/content/parse-markdown.ts";
import { createDiagnostics } from "../scripts/findings/diagnostics.ts";
import { blocks } from "../scripts/merge/blocks/index.ts";

/* Which signs in a text are markup that failed, and which are meant. */
function told(text: string): string[] {
  const diagnostics = createDiagnostics();
  parseMarkdown(text, "a.md", blocks, diagnostics);
  return diagnostics
    .list()
    .filter(({ code }) => code.startsWith("markup-"))
    .map(({ place, params }) => `${place.line}:${place.column} ${params.what}`);
}

it.each([
  ["commands of LaTeX in code", "Use `\\section{A}` and `\\(x_1\\)`, over\nlines `\\emph{a\nb}` too."],
  ["formulas within longer code", "``a ` \\[a_1\\]`` and `\\textbf{x}`"],
  ["prices", "From $10=€9 to $20=€18, or $5_000 and $6_000; a = $5 and b = $6."],
  ["variables of a shell", "Set $HOME_DIR and $PATH_X, or $USER=bob and $PWD."],
  ["a power", "Here 2 ** 3 = 8 and n ** 2 grows."],
  ["classes of hotels", "Rated *** by all; Hotel Sofia**** and ***** elsewhere."],
  ["signs of notes", "Price* and price** and price***.\n\n\\* with tax\n\n\\*\\* without tax"],
  ["a sign of a note before its words", "Price** apply.\n\n** without tax"],
  ["comparisons", 'if a==b and c==d, or x=="a" || y=="b"'],
  ["arrows", "A ==> B ==> C and <==x==> too"],
  ["base64", "dGVzdA==abc== is a token"],
  ["derivatives and feet", "f''' + g''' = 0; 5'''6 and 4'''3; ''I'll ask 'why''' and '''again."],
  ["a sum", "Income - costs\n= Profit"],
  ["an ellipsis and sets", "The set {...}, {.5, 1}, {#1} and {:key}"],
  ["a list's element", "a[[1]] in R and m[[2, 3]], row[[i]]"],
  ["numbers and colours behind #", "#1 in the charts\n\n#5 is alive\n\n#123: mend it\n\n#ff0000 is red"],
  ["a hashtag of several words", "#OpenData is a movement"],
  ["loud words", "!!! Attention, everybody\n\n??? What is this"],
  ["a note behind an exclamation", "Wow![1] and stop![ed.] here"],
  ["an abbreviation", "[TOC] is total organic carbon"],
  ["an address of its own", "See https://x.org/a==b==/?q=[[a]]&b=$a_b$ and <https://x.org/~~x/'''a'''>."],
  ["short names of Windows and powers", "C:\\PROGRA~1\\MICROS~1 and 2^10 and x^2 + y^2"],
  ["a caption with signs", '![A](a.png "snake_case_name, 5 * 3 * 2, a[1], <5 % and C_1_2")'],
  ["a caption's signs that are meant", '![A](a.png "\\*North\\* only")'],
  [
    "words that share their end",
    "Vor-\nund Nachteile, вътрешно-\nи външнополитически, A-\nlevel and 5-\nday",
  ],
  ["names of programs", "std::chart{1}, a::b, ::toc in words and `::qr{url=a}`"],
  ["an address with stars", "See https://x.org/__init__/**a and a__b@x.org."],
])("takes %s for words", (_kind, text) => {
  expect(told(text)).toEqual([]);
});

it.each([
  ["1:14 remnant-strong", "**bold** and **more"],
  ["1:4 remnant-strong", "An ** important ** word"],
  ["1:6 remnant-strong", "Price** apply."],
  ["1:3 remnant-mark", "a ==marked== word"],
  ["1:3 remnant-mark", "这是==重点==内容"],
  ["1:1 remnant-other", "'''Bold''' and '''''both'''''"],
  ["1:1 remnant-other", "= Title"],
  ["2:1 remnant-other", "Words\n== Section"],
  ["1:5 remnant-other", "The \\section{A} of `\\ref{b}`"],
  ["1:7 remnant-maths", "Since $a_1 = b$ holds"],
  ["1:3 remnant-attributes", "A {.lead #first} word"],
  ["1:8 remnant-attributes", 'A word {: target="_blank"}'],
  ["1:5 remnant-wiki", "See [[Page]]"],
  ["1:1 remnant-heading", "#Heading of it"],
  ["1:1 remnant-heading", "#1. Heading"],
  ["1:1 remnant-heading", "##2 Heading"],
  ["1:1 remnant-admonition", '!!! note "Words"'],
  ["1:1 remnant-admonition", "!!! warning\n    Words"],
  ["1:1 remnant-contents", "[TOC]"],
  ["1:5 remnant-picture", "See ![a plan]"],
  ["1:1 remnant-hyphen", "Министер-\nство на труда"],
  ["2:8 remnant-hyphen", "Words and\nmore a divi-\nded word"],
  ["3:3 remnant-leaf", '| A |\n|---|\n| ::qr{url="https://example.org"} |'],
  ["1:5 remnant-leaf", 'See ::chart{data="a.csv"} here'],
  ["1:2 remnant-script", "H~2~O and CO~2~"],
  ["1:10 remnant-script", "It is 5 m^2^."],
  ["1:1 remnant-page", "\\newpage"],
  ["1:1 remnant-contents", "[[_TOC_]]"],
  ["1:3 remnant-admonition", "> [!ВАЖНО]\n> Words"],
  ["3:1 remnant-definition", "Term\n\n:   What it is"],
  ["1:21 remnant-caption", '![A plan](plan.png "**North** and south")'],
  ["1:26 remnant-caption", '![A plan](plan.png "North[^1]")\n\nWords[^1].\n\n[^1]: A note.'],
])("tells %s of %j", (expected, text) => {
  expect(told(text)).toEqual([expected]);
});
