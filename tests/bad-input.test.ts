import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type LetterheadFile,
  letterheadFile,
  squarePng,
  usualSection,
  wordGroup,
  wordPicture,
  wordRun,
} from "./support/letterhead-file.ts";
import { type CommandResult, createWorkspace, projectRoot, type Workspace } from "./support/workspace.ts";

/*
 * Mistakes as people make them, one document each, built together with a sound one. Each has to give its diagnostic at
 * its line and column, and to leave the others alone.
 */
interface Mistake {
  name: string;
  /** Content of the document's `en.md`; `«` is removed and marks the place that is expected. */
  text?: string;
  /** More files, relative to the document's folder or, with a leading `/`, to the workspace. */
  files?: Record<string, string | Uint8Array>;
  code: string;
  level?: "error" | "warning" | "info";
  /** Where the finding is, when it isn't where `«` stands. */
  place?: { file: string; line?: number; column?: number };
  /** Whether the document's files are written all the same. */
  written?: boolean;
}

const head = "---\ntitle: A title\n---\n\n";
const note = "---\ntitle: A title\ntemplate: briefing\n---\n\n";
const custom = (page: string, more = ""): Record<string, string> => ({
  "/templates/NAME/template.yaml": `name: NAME\ndescription: For a test\nformats: [html]\npage:\n  size: [210, 297]\n  margins: [20, 20, 20, 20]\nslots:\n  body:\ndefault-slots: [body]\n${more}`,
  "/templates/NAME/page.hbs": page,
  "/templates/NAME/style.css": "",
  "/templates/NAME/theme.tokens.json": "{}",
});
/** Two frames of one pixel each. */
const twoFrames = Buffer.from(
  "47494638396101000100800000000000ffffff21f90400000000002c00000000010001000002024401002c00000000010001000002024c01003b",
  "hex",
);
/** The smallest sheet of LibreOffice's that has a recipient. */
const sheetOf = (ofRow: string, ofCell = ""): Uint8Array => {
  const cells = (words: readonly string[], attributes: string): string =>
    words
      .map((word) => `<table:table-cell${attributes}><text:p>${word}</text:p></table:table-cell>`)
      .join("");
  const names = ["office", "text", "table"].map((name) => `xmlns:${name}="urn:${name}"`).join(" ");
  const rows = `<table:table-row>${cells(["id", "name"], "")}</table:table-row><table:table-row${ofRow}>${cells(["a", "B"], ofCell)}</table:table-row>`;
  return zipSync({
    "content.xml": strToU8(
      `<office:document-content ${names}><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  });
};
/** A briefing on a letterhead. */
const onPaper = (file: LetterheadFile): Pick<Mistake, "text" | "files" | "written"> => ({
  text: "---\ntitle: A\ntemplate: briefing\n«reference-doc: paper.docx\n---\n\nText.\n",
  files: { "paper.docx": letterheadFile(file) },
  written: true,
});
const header = (xml: string, pictures: readonly string[] = []): LetterheadFile["parts"] => [
  { edge: "header", type: "default", xml: `<w:p>${wordRun("Ministry")}${xml}</w:p>`, pictures },
];
const bigPng = new Uint8Array(30 * 1024 * 1024);
bigPng.set([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 4, 0, 0, 0, 4, 0,
]);

const mistakes: readonly Mistake[] = [
  {
    name: "a letterhead that fills the page",
    ...onPaper({ parts: [{ edge: "header", type: "default", xml: "<w:p/>".repeat(90) }] }),
    code: "reference-doc-invalid",
    written: false,
  },
  {
    name: "a letterhead as long as a book",
    ...onPaper({ parts: header(wordRun("word").repeat(25_000)) }),
    code: "reference-doc-invalid",
    written: false,
  },
  {
    name: "a letterhead without a page",
    ...onPaper({ parts: header(""), section: '<w:pgSz w:w="100" w:h="x"/>' }),
    code: "reference-doc-invalid",
    written: false,
  },
  {
    name: "tables in tables of a letterhead",
    ...onPaper({
      parts: [
        {
          edge: "header",
          type: "default",
          xml: "<w:tbl><w:tr><w:tc>".repeat(4_000) + "</w:tc></w:tr></w:tbl>".repeat(4_000),
        },
      ],
    }),
    code: "reference-doc-invalid",
    written: false,
  },
  {
    name: "a table of values in a letter",
    text: "---\ntitle: A\ntemplate: letter\n«signatory: {en: First name, position: Head}\n---\n\nText.\n",
    code: "value-not-text",
  },
  {
    name: "a table of values in a list of a letter",
    text: "---\ntitle: A\ntemplate: letter\nattachments: [Programme, «{Costs: 2 pages}]\n---\n\nText.\n",
    code: "value-not-text",
  },
  {
    name: "a metafile in a letterhead",
    ...onPaper({
      parts: header(wordPicture("rId1", "Arms"), ["image1.emf"]),
      pictures: { "image1.emf": strToU8("emf") },
    }),
    code: "letterhead-picture",
    level: "warning",
  },
  {
    name: "a group in a letterhead",
    ...onPaper({ parts: header(wordGroup()) }),
    code: "letterhead-picture",
    level: "warning",
  },
  {
    name: "a sign of a font in a letterhead",
    ...onPaper({ parts: header('<w:r><w:sym w:font="Wingdings" w:char="F028"/></w:r>') }),
    code: "letterhead-object",
    level: "warning",
  },
  {
    name: "a logo without words",
    ...onPaper({
      parts: header(wordPicture("rId1", ""), ["image1.png"]),
      pictures: { "image1.png": squarePng },
    }),
    code: "letterhead-alt-missing",
    level: "warning",
  },
  {
    name: "a font of somebody else",
    ...onPaper({ parts: header("") }),
    code: "letterhead-font",
    level: "info",
  },
  {
    name: "a cover sheet in a letterhead",
    ...onPaper({
      parts: [...header(""), { edge: "header", type: "default", xml: "<w:p/>" }],
      body: '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId11"/></w:sectPr></w:pPr></w:p>',
      section: usualSection,
    }),
    code: "letterhead-sections",
    level: "warning",
  },
  {
    name: "a letterhead for a brochure",
    ...onPaper({ parts: header("") }),
    text: "---\ntitle: A\n«reference-doc: paper.docx\n---\n\nText.\n",
    code: "letterhead-word-only",
    level: "warning",
  },
  {
    name: "unclosed directive",
    text: `${head}«:::callout{kind=summary}\n\nText.\n`,
    code: "directive-unclosed",
  },
  { name: "unknown directive", text: `${head}«:::calout\n\nText.\n\n:::\n`, code: "directive-unknown" },
  { name: "bad YAML", text: "---\ntitle: A: «b: c\n---\n\nText.\n", code: "yaml-invalid" },
  { name: "duplicate key", text: "---\ntitle: A\n«title: B\n---\n\nText.\n", code: "yaml-invalid" },
  {
    name: "YAML bomb",
    text: `---\n«a: &a [x, x, x, x, x, x, x, x, x]\n${"bcdefgh"
      .split("")
      .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(", ")}]`)
      .join("\n")}\ntitle: T\n---\n`,
    code: "yaml-too-large",
  },
  {
    name: "the same document as a folder",
    text: `${head}Text.\n`,
    files: { "/content/the-same-document-as-a-folder.md": "---\ntitle: A\nlang: en\n---\n\nText.\n" },
    code: "document-twice",
    place: { file: "/content/the-same-document-as-a-folder.md", line: 3, column: 1 },
    written: true,
  },
  {
    name: "cover letter that isn't there",
    text: `---\ntitle: A\ntemplate: briefing\n«cover-letter: cover\n---\n\nText.\n`,
    code: "part-missing",
  },
  {
    name: "mistake in an annex",
    text: `---\ntitle: A\ntemplate: briefing\nannexes: [first, second]\n---\n\nText.\n`,
    files: {
      "first.en.md": "---\ntitle: First\n---\n\nText.\n",
      "second.en.md": "---\ntitle: Second\n---\n\nText.\n\n{{ facts.nothing }}\n",
    },
    code: "field-unresolved",
    place: { file: "second.en.md", line: 7, column: 1 },
  },
  {
    name: "broken link in an annex",
    text: `---\ntitle: A\ntemplate: briefing\nannexes: [first, second]\n---\n\n# One {#here}\n\nText.\n`,
    files: {
      "first.en.md": "---\ntitle: First\n---\n\nText.\n",
      "second.en.md": "---\ntitle: Second\n---\n\nText.\n\n[words](#nowhere)\n",
    },
    code: "link-internal-broken",
    level: "warning",
    place: { file: "second.en.md", line: 7, column: 1 },
    written: true,
  },
  {
    name: "folder in place of a list",
    text: "---\ntitle: A\n«recipients: lists\n---\n\nText.\n",
    files: { "lists/first.csv": "id,name\n" },
    code: "file-unusable",
  },
  {
    name: "quotations beyond measure",
    text: `${head}«${">".repeat(300)} Text.\n`,
    code: "text-out-of-bounds",
  },
  { name: "no title", text: "«---\nlang: en\n---\n\nText.\n", code: "front-matter-missing" },
  {
    name: "value of the wrong type",
    text: "---\ntitle: A\n«toc: perhaps\n---\n\nText.\n",
    code: "front-matter-invalid",
  },
  {
    name: "misspelled key",
    text: "---\ntitle: A\n«sutbitle: B\n---\n\nText.\n",
    code: "front-matter-typo",
    level: "warning",
    written: true,
  },
  {
    name: "a date that may be two days",
    text: "---\ntitle: A\n«date: 05/06/2026\n---\n\nText.\n",
    code: "date-unclear",
    level: "warning",
    written: true,
  },
  {
    name: "a day that there is not",
    text: "---\ntitle: A\n«date: 2026-02-30\n---\n\nText.\n",
    code: "front-matter-invalid",
  },
  {
    name: "unknown template",
    text: "---\ntitle: A\n«template: leaflet-trifolt\n---\n\nText.\n",
    code: "template-unknown",
  },
  {
    name: "form that a letter does not have",
    text: "---\ntitle: A\ntemplate: letter\nparams:\n  «form: dim\n---\n\nText.\n",
    code: "form-unknown",
  },
  {
    name: "misspelled field",
    text: `${head}We have «{{ facts.membres }} members.\n`,
    code: "field-unresolved",
  },
  {
    name: "field of ours in a workspace without such data",
    text: `${head}«{{ params.nothing }}\n`,
    code: "field-unresolved",
  },
  { name: "unknown helper", text: `${head}On «{{ dat date }}.\n`, code: "field-helper-unknown" },
  {
    name: "the constructor",
    text: `${head}See «{{ constructor.constructor }}.\n`,
    code: "field-foreign",
    level: "warning",
    written: true,
  },
  {
    name: "another program's field",
    text: `${head}See «{{ page.url | escape }}.\n`,
    code: "field-foreign",
    level: "warning",
    written: true,
  },
  {
    name: "another program's tag",
    text: `${head}First.\n\nSee «{% include nav.html %} there.\n`,
    code: "field-foreign",
    level: "warning",
    written: true,
  },
  {
    name: "field of ours with a filter",
    text: `${head}«{{ facts.members | upper }}\n`,
    code: "field-invalid",
  },
  { name: "namespace with a slip", text: `${head}«{{ fatcs.members }}\n`, code: "field-unresolved" },
  { name: "TOML", text: '«+++\ntitle = "A"\n+++\n\nText.\n', code: "front-matter-toml" },
  {
    name: "closing line too much",
    text: `${head}Text.\n\n«:::\n`,
    code: "markup-left",
    level: "warning",
    written: true,
  },
  {
    name: "emphasis that failed",
    text: `${head}Text. «**Until: **1 June\n`,
    code: "markup-doubtful",
    level: "warning",
    written: true,
  },
  {
    name: "relative link",
    text: `${head}See «[the map](maps/sofia.html).\n`,
    code: "link-relative",
    level: "warning",
    written: true,
  },
  {
    name: "a format that its template can't be made into",
    text: "---\ntitle: A\ntemplate: screens\n«formats: [docx, html]\n---\n\nText.\n",
    files: named("screens", custom('{{slot "body"}}')),
    code: "format-not-offered",
    level: "warning",
    written: true,
  },
  {
    name: "an address that no browser opens",
    text: `${head}See «[the map](https://exam^ple.org/).\n`,
    code: "link-invalid",
    level: "warning",
    written: true,
  },
  {
    name: "a mail address with a letter of another script",
    text: `${head}Write to «[us](mailto:\u043effice@example.org).\n`,
    code: "link-letters",
    level: "warning",
    written: true,
  },
  {
    name: "picture on the web",
    text: `${head}«![A view](https://www.example.org/view.png "View")\n`,
    code: "image-on-web",
    level: "warning",
    written: true,
  },
  { name: "the prototype", text: `${head}See «{{ facts.__proto__ }}.\n`, code: "field-unresolved" },
  { name: "a block instead of a field", text: `${head}«{{#each facts}}x{{/each}}\n`, code: "field-invalid" },
  {
    name: "missing image",
    text: `${head}Text.\n\n«![A view](images/gone.png "Gone")\n`,
    code: "image-missing",
    level: "warning",
    written: true,
  },
  {
    name: "a folder for a picture",
    text: `${head}Text.\n\n«![A view](.)\n`,
    code: "image-folder",
    level: "warning",
    written: true,
  },
  {
    name: "no address for a picture",
    text: `${head}Text.\n\n«![]()\n`,
    code: "image-missing",
    level: "warning",
    written: true,
  },
  {
    name: "a name that is too long for a file",
    text: `${head}Text.\n\n«![A view](${"long".repeat(100)}.png)\n`,
    code: "image-missing",
    level: "warning",
    written: true,
  },
  {
    name: "a field without quotes in front matter",
    text: `---\ntemplate: briefing\ntitle: «{{ facts.members }}\n---\n\nText.\n`,
    code: "yaml-invalid",
  },
  {
    name: "an alias within what it names",
    text: `---\ntitle: A\ntemplate: briefing\nkeywords: &a [«*a]\n---\n\nText.\n`,
    code: "yaml-invalid",
  },
  {
    name: "a map for a title",
    text: `---\n«title: { a: 1 }\ntemplate: briefing\n---\n\nText.\n`,
    code: "front-matter-invalid",
  },
  {
    name: "a panel between HTML tags",
    text: `---\ntitle: A\ntemplate: brochure\nallow-html: true\n---\n\n<div>\n\n«:::panel{name=body}\ntext\n:::\n\n</div>\n`,
    code: "directive-attribute",
  },
  {
    name: "30 MB image",
    text: `${head}«![A view](big.png "Big")\n`,
    files: { "big.png": bigPng },
    code: "image-too-large",
    level: "warning",
    written: true,
  },
  {
    name: "text named .png",
    text: `${head}«![A view](fake.png "Fake")\n`,
    files: { "fake.png": "no picture" },
    code: "image-type",
    level: "warning",
    written: true,
  },
  {
    name: "drawing that refers to a file",
    text: `${head}«![A view](outside.svg "View")\n`,
    files: {
      "outside.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="/etc/secret.png" width="9" height="9"/></svg>',
    },
    code: "svg-refers-outside",
    level: "warning",
    written: true,
  },
  {
    name: "path escaping the workspace",
    text: `${head}«![A view](../../../../etc/passwd "Secret")\n`,
    code: "path-outside-workspace",
  },
  {
    name: "caption without description",
    text: `${head}«![](dot.svg)\n\n![](dot.svg "A caption")\n`,
    files: {
      "dot.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    },
    code: "image-alt-missing",
    level: "warning",
    place: { file: "en.md", line: 7, column: 1 },
    written: true,
  },
  {
    name: "broken internal link",
    text: `${head}See [there](#nowhere).\n`,
    code: "link-internal-broken",
    level: "warning",
    place: { file: "en.md", line: 5, column: 5 },
    written: true,
  },
  {
    name: "javascript: link",
    text: `${head}Press «[here](javascript:alert(1)).\n`,
    code: "link-scheme",
    level: "warning",
    written: true,
  },
  {
    name: "<script>",
    text: `---\ntitle: A\nallow-html: false\n---\n\n«<script>alert(1)</script>\n`,
    code: "html-refused",
  },
  {
    name: "inline HTML, refused",
    text: `---\ntitle: A\nallow-html: false\n---\n\nSome «<b onclick="x()">bold</b> text.\n`,
    code: "html-refused",
  },
  {
    name: "inline HTML",
    text: `${head}Some «<b onclick="x()">bold</b> text.\n`,
    code: "html-passed",
    level: "warning",
    written: true,
  },
  {
    name: "hidden words",
    text: `${head}Some «<span style="color: red; display:none">secret</span> text.\n`,
    code: "html-hidden",
    level: "warning",
    written: true,
  },
  {
    name: "far picture in allowed HTML",
    text: `---\ntitle: A\nallow-html: true\n---\n\nSome «<img src="https://www.example.org/x.png" alt="x"> text.\n`,
    code: "image-on-web",
    level: "warning",
    written: true,
  },
  {
    name: "javascript: in allowed HTML",
    text: `---\ntitle: A\nallow-html: true\n---\n\n«<a href="javascript:alert(1)">x</a>\n`,
    code: "link-scheme",
    level: "warning",
    written: true,
  },
  {
    name: "drawing without a size",
    text: `${head}«![A line](line.svg)\n`,
    files: { "line.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>' },
    code: "svg-without-size",
    level: "warning",
    written: true,
  },
  {
    name: "drawing with words in a script that its font lacks",
    text: `${head}«![A line](line.svg)\n`,
    files: {
      "line.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><text x="5" y="25">Words \u0639\u0631\u0628\u064a &#x5d0;</text></svg>',
    },
    code: "svg-words",
    level: "warning",
    written: true,
  },
  {
    name: "drawing with words in HTML",
    text: `${head}«![A line](line.svg)\n`,
    files: {
      "line.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40"><foreignObject width="90" height="40"><div xmlns="http://www.w3.org/1999/xhtml">Words</div></foreignObject></svg>',
    },
    code: "svg-words",
    level: "warning",
    written: true,
  },
  {
    name: "condition with a value that nobody has",
    text: "---\ntitle: A\ntemplate: briefing\nrecipients: list.csv\n---\n\n«:::unless{recipient.region=Nord}\nText.\n:::\n",
    files: { "list.csv": "id,region\na,North\nb,South\n" },
    code: "condition-unmet",
    level: "warning",
    written: true,
  },
  {
    name: "condition with a slip in its value",
    text: "---\ntitle: A\ntemplate: briefing\nrecipients: list.csv\n---\n\n«:::unless{recipient.region=Noth}\nText.\n:::\n",
    files: { "list.csv": "id,region\na,North\nb,South\n" },
    code: "condition-invalid",
  },
  {
    name: "code that nothing closes",
    text: `${head}«\`\`\`\n:::when{recipient.lang=bg}\nText.\n:::\n`,
    code: "markup-left",
    level: "warning",
    written: true,
  },
  {
    name: "drawing that says no size",
    text: `${head}«![A line](line.svg)\n`,
    files: { "line.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H9V9z"/></svg>' },
    code: "svg-measured",
    level: "info",
    written: true,
  },
  {
    name: "picture with several in it",
    text: `${head}«![Two colours](two.gif)\n`,
    files: { "two.gif": twoFrames },
    code: "image-first-of-many",
    level: "warning",
    written: true,
  },
  {
    name: "theme that is not there",
    text: "---\ntitle: A\n«theme: gone.tokens.json\n---\n\nText.\n",
    code: "theme-missing",
  },
  {
    name: "theme with a property that roles don't have",
    text: "---\ntitle: A\ntheme: house.tokens.json\n---\n\nText.\n",
    files: {
      "/house.tokens.json": '{"role": {"paragraph": {"colour": {"$type": "color", "$value": "#000000"}}}}',
    },
    code: "token-invalid",
    place: { file: "/house.tokens.json", line: 1, column: 25 },
  },
  {
    name: "theme whose font has no files",
    text: "---\ntitle: A\ntheme: fonts.tokens.json\n---\n\nText.\n",
    files: { "/fonts.tokens.json": '{\n  "font": {\n    "sans": {"$value": "Nowhere Grotesk"}\n  }\n}\n' },
    code: "font-family-unknown",
    place: { file: "/fonts.tokens.json", line: 3, column: 5 },
  },
  {
    name: "theme whose font files aren't there",
    text: "---\ntitle: A\ntheme: files.tokens.json\n---\n\nText.\n",
    files: {
      "/files.tokens.json":
        '{"font": {"mono": {"$value": "Own", "$extensions": {"dipla": {"files": {"400": "fonts/gone.ttf"}}}}}}',
    },
    code: "font-missing",
    place: { file: "/files.tokens.json", line: 1, column: 63 },
  },
  {
    name: "theme whose font is no font",
    text: "---\ntitle: A\ntheme: nofont.tokens.json\n---\n\nText.\n",
    files: {
      "/nofont.tokens.json":
        '{"font": {"mono": {"$value": "Own", "$extensions": {"dipla": {"files": {"400": "fonts/torn.ttf"}}}}}}',
      "/fonts/torn.ttf": "no font",
    },
    code: "font-unreadable",
    place: { file: "/nofont.tokens.json", line: 1, column: 63 },
  },
  {
    name: "drawing behind other words",
    text: `${head}«![A view](words.svg "View")\n`,
    files: {
      "words.svg": '- <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>',
    },
    code: "image-type",
    level: "warning",
    written: true,
  },
  {
    name: "drawing with a NUL",
    text: `${head}«![A view](nul.svg "View")\n`,
    files: {
      "nul.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect wid\0="9" height="9"/></svg>',
    },
    code: "image-unreadable",
    level: "warning",
    written: true,
  },
  {
    name: "drawing that is torn",
    text: `${head}«![A view](torn.svg "View")\n`,
    files: { "torn.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" hei' },
    code: "image-unreadable",
    level: "warning",
    written: true,
  },
  {
    name: "theme with a colour that lets its ground through",
    text: "---\ntitle: A\ntheme: alpha.tokens.json\n---\n\nText.\n",
    files: { "/alpha.tokens.json": '{\n  "color": {"brand": {"$value": "#14658080"}}}' },
    code: "token-invalid",
    place: { file: "/alpha.tokens.json", line: 2, column: 13 },
  },
  {
    name: "theme with inks that are no per cent",
    text: "---\ntitle: A\ntheme: inks.tokens.json\n---\n\nText.\n",
    files: {
      "/inks.tokens.json": '{"color": {"brand": {"$extensions": {"dipla": {"cmyk": [100, 120, 0]}}}}}',
    },
    code: "token-invalid",
    place: { file: "/inks.tokens.json", line: 1, column: 48 },
  },
  {
    name: "theme with a name that would end a rule",
    text: "---\ntitle: A\ntheme: rule.tokens.json\n---\n\nText.\n",
    files: { "/rule.tokens.json": '{"color":\n  {"a:red}body{background": {"$value": "#000000"}}}' },
    code: "token-invalid",
    place: { file: "/rule.tokens.json", line: 2, column: 4 },
  },
  {
    name: "theme with a family that would end a rule",
    text: "---\ntitle: A\ntheme: family.tokens.json\n---\n\nText.\n",
    files: {
      "/family.tokens.json":
        '{"font": {"sans": {"$value": "x\\";}body{}a{b:\\"", "$extensions": {"dipla": {"files": {"400": "a.ttf"}}}}}}',
    },
    code: "token-invalid",
    place: { file: "/family.tokens.json", line: 1, column: 11 },
  },
  {
    name: "theme whose font lies elsewhere",
    text: "---\ntitle: A\ntheme: elsewhere.tokens.json\n---\n\nText.\n",
    files: {
      "/elsewhere.tokens.json":
        '{"font": {"mono": {"$value": "Own", "$extensions": {"dipla": {"files": {"400": "/etc/passwd"}}}}}}',
    },
    code: "path-outside-workspace",
    place: { file: "/elsewhere.tokens.json", line: 1, column: 63 },
  },
  {
    name: "theme that is no JSON",
    text: "---\ntitle: A\ntheme: torn.tokens.json\n---\n\nText.\n",
    files: { "/torn.tokens.json": '{"color": {\n  "brand": #146580}}' },
    code: "token-invalid",
    place: { file: "/torn.tokens.json", line: 2, column: 12 },
  },
  {
    name: "theme that is no object",
    text: "---\ntitle: A\ntheme: null.tokens.json\n---\n\nText.\n",
    files: { "/null.tokens.json": "null" },
    code: "token-invalid",
    place: { file: "/null.tokens.json", line: 1, column: 1 },
  },
  {
    name: "theme with inks of another hue",
    text: "---\ntitle: A\ntemplate: leaflet-halffold\ntheme: hue.tokens.json\n---\n\nText.\n",
    files: {
      "/hue.tokens.json":
        '{"color": {"coral": {"$value": "#1B5E20", "$extensions": {"dipla": {"cmyk": [0, 90, 80, 0]}}}}}',
    },
    code: "theme-inks",
    level: "warning",
    place: { file: "/hue.tokens.json", line: 1, column: 69 },
    written: true,
  },
  {
    name: "theme with a colour beyond sRGB",
    text: "---\ntitle: A\ntemplate: leaflet-halffold\ntheme: wide.tokens.json\n---\n\nText.\n",
    files: {
      "/wide.tokens.json":
        '{"color": {"coral": {"$value": {"colorSpace": "display-p3", "components": [0, 1, 0]}}}}',
    },
    code: "colour-outside-srgb",
    level: "info",
    place: { file: "/wide.tokens.json", line: 1, column: 12 },
    written: true,
  },
  {
    name: "theme whose own font has one face only",
    text: "---\ntitle: A\ntemplate: briefing\ntheme: face.tokens.json\n---\n\nText.\n",
    files: {
      "/face.tokens.json":
        '{"font": {"sans": {"$value": "Own", "$extensions": {"dipla": {"files": {"400": "npm:@expo-google-fonts/sofia-sans/400Regular/SofiaSans_400Regular.ttf"}}}}}}',
    },
    code: "font-style-missing",
    level: "warning",
    place: { file: "/face.tokens.json", line: 1, column: 63 },
    written: true,
  },
  {
    name: "theme outside the workspace",
    text: "---\ntitle: A\n«theme: ../../../etc/passwd\n---\n\nText.\n",
    code: "path-outside-workspace",
  },
  {
    name: "recipients outside the workspace",
    text: "---\ntitle: A\ntemplate: briefing\n«recipients: ../../../../etc/passwd\n---\n\nText.\n",
    code: "path-outside-workspace",
  },
  {
    name: "file name that is no language",
    files: { "bulgarian.md": "---\ntitle: A\n---\n\nText.\n" },
    code: "language-unknown",
    place: { file: "bulgarian.md" },
  },
  {
    name: "recipient list that is not there",
    text: "---\ntitle: A\ntemplate: briefing\n«recipients: gone.csv\n---\n\nText.\n",
    code: "data-missing",
  },
  {
    name: "misspelled column of the recipients",
    text: "---\ntitle: A\ntemplate: briefing\nrecipients: list.csv\n---\n\nTo «{{ recipient.adress }}.\n",
    files: { "list.csv": "id,name,address\na,B,C\n" },
    code: "field-unresolved",
  },
  {
    name: "copies to number where there are none",
    text: "---\ntitle: A\n«copy-number: auto\n---\n\nText.\n",
    code: "front-matter-invalid",
  },
  {
    name: "a column of recipients whose name has a dot",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "id,name,name.official\na,B,C\n" },
    code: "recipients-column-left",
    level: "info",
    place: { file: "list.csv", line: 1, column: 1 },
    written: true,
  },
  {
    name: "a slip of the pen in a known column",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "id,name,atachments\na,B,\n" },
    code: "recipients-column-near",
    level: "warning",
    place: { file: "list.csv", line: 1, column: 1 },
    written: true,
  },
  {
    name: "addresses under another name",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "List of 2026\nid,name,Имейл\na,B,b@c.example\n" },
    code: "recipients-email-column",
    level: "warning",
    place: { file: "list.csv", line: 2, column: 1 },
    written: true,
  },
  {
    name: "recipients without ids",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "name,email\nA,b@c.example\n" },
    code: "recipients-numbered",
    level: "info",
    place: { file: "list.csv", line: 1, column: 1 },
    written: true,
  },
  {
    name: "an address with letters of two scripts",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "id,name,email\na,A,\u043effice@mvr.example\n" },
    code: "recipient-email",
    place: { file: "list.csv", line: 2, column: 1 },
  },
  {
    name: "an address in Cyrillic letters that look Latin",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "id,name,email\na,A,\u0441\u043e\u0440@mvr.example\n" },
    code: "recipient-email-lookalike",
    level: "warning",
    place: { file: "list.csv", line: 2, column: 1 },
    written: true,
  },
  {
    name: "an address whose name is Cyrillic",
    text: `${note.replace("briefing", "briefing\nrecipients: list.csv")}To {{ recipient.name }}.\n`,
    files: { "list.csv": "id,name,email\na,A,иван@пример.бг\n" },
    code: "recipient-email-utf8",
    level: "info",
    place: { file: "list.csv", line: 2, column: 1 },
    written: true,
  },
  {
    name: "rows of recipients that are hidden",
    text: `${note.replace("briefing", "briefing\nrecipients: list.ods")}To {{ recipient.name }}.\n`,
    files: { "list.ods": sheetOf(' table:visibility="filter"') },
    code: "recipients-hidden",
    level: "warning",
    place: { file: "list.ods", line: 2, column: 1 },
    written: true,
  },
  {
    name: "recipients in merged cells",
    text: `${note.replace("briefing", "briefing\nrecipients: list.ods")}To {{ recipient.name }}.\n`,
    files: { "list.ods": sheetOf("", ' table:number-rows-spanned="2"') },
    code: "recipients-merged",
    level: "warning",
    place: { file: "list.ods", line: 2, column: 1 },
    written: true,
  },
  {
    name: "two headings of one id",
    text: `${head}## One {#same}\n\nText.\n\n«## Two {#same}\n`,
    code: "heading-id-duplicate",
  },
  {
    name: "span with nothing above",
    text: `${head}| A | B |\n|---|---|\n| «^^ | 1 |\n`,
    code: "table-span-invalid",
  },
  {
    name: "two notes of one name",
    text: `${note}Text.[^a]\n\n[^a]: One.\n\n«[^a]: Two.\n`,
    code: "footnote-duplicate",
    level: "warning",
    written: true,
  },
  {
    name: "note that nobody cites",
    text: `${note}Text.\n\n«[^a]: One.\n`,
    code: "footnote-uncited",
    level: "warning",
    written: true,
  },
  {
    name: "two addresses of one name",
    text: `${note}[Text][a]\n\n[a]: https://example.org/a\n«[a]: https://example.org/b\n`,
    code: "definition-duplicate",
    level: "warning",
    written: true,
  },
  {
    name: "undefined note",
    text: `${head}Text.«[^gone]\n`,
    code: "footnote-undefined",
    level: "warning",
    written: true,
  },
  { name: "chart without data", text: `${head}«::chart{data=gone.csv}\n`, code: "data-missing" },
  {
    name: "chart of words",
    text: `${head}::chart{data=words.csv title=A}\n`,
    files: { "words.csv": "a,b\nx,1\ny,many\n" },
    code: "data-invalid",
    place: { file: "words.csv", line: 3, column: 3 },
  },
  {
    name: "a number that may be two",
    text: `${head}::chart{data=prices.csv title=A}\n`,
    files: { "prices.csv": 'a;b\nx;2\ny;"1,500"\n' },
    code: "data-invalid",
    place: { file: "prices.csv", line: 3, column: 3 },
  },
  {
    name: "the same row twice",
    text: `${head}::chart{data=staff.csv title=A}\n`,
    files: { "staff.csv": "a,b\nx,1\ny,2\nx,3\n" },
    code: "data-doubtful",
    level: "warning",
    place: { file: "staff.csv", line: 4, column: 1 },
    written: true,
  },
  {
    name: "a chart that is higher than a page",
    text: `---\ntitle: A\ntemplate: briefing\n---\n\n«::chart{data=many.csv title=A}\n`,
    files: { "many.csv": `a,b\n${Array.from({ length: 400 }, (_, row) => `Row ${row},${row}\n`).join("")}` },
    code: "chart-too-high",
    level: "warning",
    written: true,
  },
  {
    name: "chart of an unknown kind",
    text: `${head}::chart{data=staff.csv «type=pie}\n`,
    files: { "staff.csv": "a,b\nx,1\n" },
    code: "directive-attribute",
  },
  {
    name: "parts below zero",
    text: `${head}«::chart{data=debt.csv type=donut}\n`,
    files: { "debt.csv": "a,b\nx,-1\n" },
    code: "data-invalid",
  },
  {
    name: "a donut of two columns",
    text: `${head}«::chart{data=staff.csv type=donut}\n`,
    files: { "staff.csv": "a,b,c\nx,1,2\n" },
    code: "data-invalid",
  },
  {
    name: "a chart with a cell missing",
    text: `${head}::chart{data=staff.csv type=line}\n`,
    files: { "staff.csv": "a,b,c\nx,1,2\ny,3\n" },
    code: "data-invalid",
    place: { file: "staff.csv", line: 3, column: 1 },
  },
  { name: "QR code of nothing", text: `${head}«::qr{}\n`, code: "directive-attribute" },
  {
    name: "senseless condition",
    text: `${note}«:::when{maybe}\n\nText.\n\n:::\n`,
    code: "condition-invalid",
  },
  {
    name: "a condition on what is nearly the name of a value",
    text: `${note}«:::when{document.lnag=bg}\n\nText.\n\n:::\n`,
    code: "condition-invalid",
  },
  {
    name: "a condition on what is nearly a column",
    text: `${note.replace("title:", "recipients: recipients.csv\ntitle:")}«:::when{recipient.regoin=north}\n\nText.\n\n:::\n`,
    files: { "recipients.csv": "id,name,region\na,B,north\n" },
    code: "condition-invalid",
  },
  {
    name: "a condition with a field in it",
    text: `${note}«:::unless{document.lang="{{ document.lang }}"}\n\nText.\n\n:::\n`,
    code: "condition-invalid",
  },
  {
    name: "an attribute whose field has a wrong value",
    text: `${head.replace("title:", "params: { kind: loud }\ntitle:")}:::callout{kind="«{{ params.kind }}"}\n\nText.\n\n:::\n`,
    code: "directive-attribute",
  },
  {
    name: "figures that are no list",
    text: `${head}:::figures\n\n«Text.\n\n:::\n`,
    code: "directive-attribute",
  },
  {
    name: "a figure without its number",
    text: `${head}:::figures\n\n- **166** states\n«- languages\n\n:::\n`,
    code: "directive-attribute",
  },
  {
    name: "a signature with a list below",
    text: `${head}:::signatures\n\n- Maria Petrova\n\n  «1. director\n\n:::\n`,
    code: "directive-attribute",
  },
  {
    name: "a panel in a list",
    text: `${head}- an item\n\n  «:::panel{name=cover}\n  Text.\n  :::\n`,
    code: "directive-attribute",
  },
  {
    name: "a condition whose brace is open",
    text: `${note}«:::when{recipient.lang=bg\n\nFor a few.\n\n:::\n`,
    code: "directive-attribute",
  },
  {
    name: "wrong encoding",
    files: { "en.md": Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc7, 0xe0, 0xe3]) },
    code: "encoding",
    place: { file: "en.md", line: 2, column: 1 },
  },
  {
    name: "letters without a glyph",
    text: `${head}«Text with \u{13000}.\n`,
    code: "glyph-missing",
  },
  {
    name: "letters whose font does not ship",
    text: `${head}«Text with 漢字.\n`,
    code: "font-package-missing",
  },
  {
    name: "word wider than its panel",
    text: `---\ntitle: A\ntemplate: leaflet-trifold\n---\n\n«## DONAUDAMPFSCHIFFFAHRTSELEKTRIZITÄTENHAUPTBETRIEBSWERKBAUUNTERBEAMTENGESELLSCHAFT\n`,
    code: "overflow-width",
  },
  {
    name: "too much for a panel",
    text: `---\ntitle: A\ntemplate: leaflet-trifold\n---\n\n:::panel{name=inside-1}\n\n«${"Many words that go on and on. ".repeat(120)}\n\n:::\n`,
    code: "overflow",
  },
  {
    name: "picture too high for what is left of its panel",
    text: "---\ntitle: A\ntemplate: leaflet-trifold\n---\n\n:::panel{name=cover}\n\n## Heading\n\n«![A field of blue](field.svg)\n\n:::\n",
    files: {
      "field.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 280"><rect width="300" height="280" fill="#246"/></svg>',
    },
    code: "overflow-picture",
  },
  {
    name: "template with something that is wider than its page",
    text: "---\ntitle: A\ntemplate: broad\n---\n\nText.\n",
    files: {
      ...named("broad", custom('<div class="broad">{{slot "body"}}</div>')),
      "/templates/broad/template.yaml": (custom("")["/templates/NAME/template.yaml"] ?? "")
        .replace("NAME", "broad")
        .replace("[html]", "[pdf]"),
      "/templates/broad/style.css": ".broad { width: 300mm; }",
    },
    code: "type-shrunk",
    place: { file: "en.md" },
  },
  {
    name: "circular partial",
    text: "---\ntitle: A\ntemplate: circular\n---\n\nText.\n",
    files: {
      ...named("circular", custom("{{> one}}")),
      "/templates/circular/one.hbs": "{{> two}}",
      "/templates/circular/two.hbs": "<p>\n{{> one}}</p>",
    },
    code: "template-partial-circular",
    place: { file: "/templates/circular/two.hbs", line: 2, column: 1 },
  },
  {
    name: "undeclared field of a page",
    text: "---\ntitle: A\ntemplate: undeclared\n---\n\nText.\n",
    files: named(
      "undeclared",
      custom(
        '<h1>{{meta.title}}</h1>\n{{#if meta.subtitel}}x{{/if}}{{slot "body"}}',
        "fields:\n  meta.title: {type: text, required: true}\n",
      ),
    ),
    code: "template-field-undeclared",
    place: { file: "/templates/undeclared/page.hbs", line: 2, column: 7 },
  },
  {
    name: "unclosed block of a page",
    text: "---\ntitle: A\ntemplate: unclosed\n---\n\nText.\n",
    files: named("unclosed", custom("{{#if meta.title}}")),
    code: "template-syntax",
    place: { file: "/templates/unclosed/page.hbs", line: 1 },
  },
  {
    name: "element outside the vocabulary",
    text: "---\ntitle: A\ntemplate: marquee\n---\n\nText.\n",
    files: named("marquee", custom('<marquee>x</marquee>{{slot "body"}}')),
    code: "template-element",
    place: { file: "/templates/marquee/page.hbs" },
  },
  {
    name: "slot inside a paragraph",
    text: "---\ntitle: A\ntemplate: moved\n---\n\nText.\n",
    files: named("moved", custom('<table>{{slot "body"}}<tr><td>x</td></tr></table>')),
    code: "template-slot-moved",
    place: { file: "/templates/moved/page.hbs" },
  },
  {
    name: "colour in a layout style",
    text: "---\ntitle: A\ntemplate: coloured\n---\n\nText.\n",
    files: {
      ...named("coloured", custom('{{slot "body"}}')),
      "/templates/coloured/style.css": "\np { color: #ff0000; }\n",
    },
    code: "template-style",
    place: { file: "/templates/coloured/style.css", line: 2, column: 5 },
  },
  {
    name: "style sheet that loads another",
    text: "---\ntitle: A\ntemplate: loading\n---\n\nText.\n",
    files: {
      ...named("loading", custom('<div>{{slot "body"}}</div>')),
      "/templates/loading/style.css": "p { margin: 0; }\n  @\\69mport 'https://example.org/a.css';\n",
    },
    code: "template-address",
    place: { file: "/templates/loading/style.css", line: 2, column: 3 },
  },
  ...[
    '<a href="javascript:alert(1)">a</a>',
    '<img src="https://example.org/a.png" alt="a">',
    '<p onclick="a()">a</p>',
  ].map(
    (inside, index): Mistake => ({
      name: `page with an address of its own ${index}`,
      text: `---\ntitle: A\ntemplate: leading-${index}\n---\n\nText.\n`,
      files: named(`leading-${index}`, custom(`<div>${inside}{{slot "body"}}</div>`)),
      code: "template-address",
      place: { file: `/templates/leading-${index}/page.hbs` },
    }),
  ),
];

function named(name: string, files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path.replaceAll("NAME", name),
      text.replaceAll("NAME", name),
    ]),
  );
}

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

let workspace: Workspace;
let result: CommandResult;

beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/facts.yaml": "members: 166\n",
    "content/sound/en.md": `${head}All is well.\n`,
  });
  await workspace.copy(join(projectRoot, "tests", "cases", "kitchen-sink", "images"), "content/sound/images");
  for (const { name, text, files = {} } of mistakes) {
    if (text !== undefined) await workspace.write(`content/${idOf(name)}/en.md`, text.replace("«", ""));
    for (const [path, data] of Object.entries(files))
      await workspace.write(path.startsWith("/") ? path.slice(1) : `content/${idOf(name)}/${path}`, data);
  }
  result = await workspace.run("build", "--json");
});
afterAll(() => workspace.remove());

interface Found {
  code: string;
  level: string;
  place: { file: string; line?: number; column?: number };
  message: string;
  hint: string;
}

const found = (): Found[] =>
  result.events.filter(({ event }) => event === "diagnostic") as unknown as Found[];

describe.each(mistakes)("$name", (mistake) => {
  const { name, code, level = "error", written = false } = mistake;
  const id = idOf(name);

  it(`is reported as ${code} at its place`, () => {
    const place = mistake.place ?? markedPlace(mistake.text ?? "");
    const file = place.file.startsWith("/") ? place.file.slice(1) : `content/${id}/${place.file}`;
    const there = found().filter((item) => item.place.file === file);
    expect(there).toContainEqual(expect.objectContaining({ code, level, place: { ...place, file } }));
    const one = there.find((item) => item.code === code);
    expect(one?.message).not.toMatch(/undefined|\{\w+\}/);
    expect(one?.hint).not.toMatch(/undefined|(?<!\{)\{\w+\}(?!\})/);
  });

  it(written ? "does not keep the files from being written" : "withholds the files", async () => {
    const manifest = JSON.parse(await workspace.text("out/manifest.json"));
    const files = manifest.artifacts.filter(({ document }: { document: string }) => document === id);
    expect(files.length > 0).toBe(written);
  });
});

it("builds the sound document and exits with 4", async () => {
  expect(result.code).toBe(4);
  for (const format of ["pdf", "docx", "html"])
    expect((await workspace.read(`out/sound/en/sound.en.${format}`)).length).toBeGreaterThan(1000);
  expect(found().filter(({ place }) => place.file.startsWith("content/sound/"))).toEqual([]);
});

function markedPlace(text: string): { file: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf("«")).split("\n");
  return { file: "en.md", line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
