import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LetterheadCase } from "./letterhead-case.ts";

/** A letterhead that LibreOffice makes: what its page styles hold. */
interface WriterLetterhead extends LetterheadCase {
  master: (logo: Logos) => string;
  /** Styles that the master page needs beside the usual ones. */
  styles?: string;
  body?: string;
  /** More page styles. */
  masters?: (logo: Logos) => string;
}

/** Pictures as base64. */
interface Logos {
  square: string;
  wide: string;
}

const picture = (data: string, width: string, height: string, anchor = "as-char", more = ""): string =>
  `<draw:frame draw:style-name="${anchor === "as-char" ? "InLine" : "Beside"}" text:anchor-type="${anchor}" svg:width="${width}" svg:height="${height}" ${more}><draw:image><office:binary-data>${data}</office:binary-data></draw:image><svg:desc>Coat of arms</svg:desc></draw:frame>`;
const number = `<text:page-number text:select-page="current">1</text:page-number>`;
const count = `<text:page-count>3</text:page-count>`;
const line = (style: string, content: string): string =>
  `<text:p text:style-name="${style}">${content}</text:p>`;

/** Six letterheads in the manner of offices, each with one of the ways that Writer has. */
export const writerLetterheads: readonly WriterLetterhead[] = [
  {
    name: "writer-centred-logo",
    lang: "en",
    master: ({ square }) =>
      `<style:header>${line("Centre", picture(square, "1.8cm", "1.8cm"))}${line("CentreBold", "Ministry of Examples")}${line("Centre", "Directorate for Headers and Footers")}</style:header><style:footer>${line("Centre", `1 Long Street, 1000 Sofia · page ${number}`)}</style:footer>`,
    words: [
      { text: "Ministry of Examples", at: "centre" },
      { text: "Directorate for Headers and Footers", at: "centre" },
      { text: "1 Long Street, 1000 Sofia", at: "start", loose: true },
    ],
    logo: true,
    numbered: true,
  },
  {
    name: "writer-table",
    lang: "en",
    styles: `<style:style style:name="T" style:family="table"><style:table-properties style:width="16cm" table:align="left"/></style:style><style:style style:name="T.A" style:family="table-column"><style:table-column-properties style:column-width="4cm"/></style:style><style:style style:name="T.B" style:family="table-column"><style:table-column-properties style:column-width="12cm"/></style:style><style:style style:name="T.1" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none" fo:border-bottom="0.5pt solid #146580"/></style:style>`,
    master: ({ square }) =>
      `<style:header><table:table table:style-name="T"><table:table-column table:style-name="T.A"/><table:table-column table:style-name="T.B"/><table:table-row><table:table-cell table:style-name="T.1">${line("Start", picture(square, "1.5cm", "1.5cm"))}</table:table-cell><table:table-cell table:style-name="T.1">${line("StartBold", "Agency in a Table")}${line("End", "at the right of its cell")}</table:table-cell></table:table-row></table:table>${line("Start", "")}</style:header><style:footer>${line("Tabs", "left words<text:tab/>middle words<text:tab/>right words")}</style:footer>`,
    words: [
      { text: "Agency in a Table", at: "start" },
      { text: "at the right of its cell", at: "end" },
      { text: "left words", at: "start" },
      { text: "middle words", at: "centre" },
      { text: "right words", at: "end" },
    ],
    logo: true,
    numbered: false,
  },
  {
    name: "writer-first-page",
    lang: "en",
    master: ({ square }) =>
      `<style:header>${line("End", "Following pages say little")}</style:header><style:header-first>${line("Start", picture(square, "2cm", "2cm"))}${line("StartBold", "The First Page Says All")}${line("Start", "over two lines")}</style:header-first><style:footer>${line("Centre", `Page ${number} of ${count}`)}</style:footer><style:footer-first>${line("Start", "Only on the first page")}</style:footer-first>`,
    words: [
      { text: "The First Page Says All", at: "start" },
      { text: "over two lines", at: "start" },
      { text: "Only on the first page", at: "start" },
      { text: "Following pages say little", at: "end", page: 2 },
      { text: "Page 2 of", at: "start", page: 2, loose: true },
    ],
    logo: true,
    numbered: true,
  },
  {
    name: "writer-sections",
    lang: "en",
    master: () => `<style:header>${line("Start", "A cover sheet that does not count")}</style:header>`,
    masters: () =>
      `<style:master-page style:name="Second" style:page-layout-name="pm1"><style:header>${line("StartBold", "The last section counts")}</style:header><style:footer>${line("End", `${number}`)}</style:footer></style:master-page>`,
    styles: `<style:style style:name="Turn" style:family="paragraph" style:parent-style-name="Start" style:master-page-name="Second"/>`,
    body: `<text:p>Cover</text:p><text:p text:style-name="Turn">Letter</text:p>`,
    words: [{ text: "The last section counts", at: "start" }],
    missing: ["cover sheet"],
    logo: false,
    numbered: true,
  },
  {
    name: "writer-right-to-left",
    lang: "ar",
    master: ({ square }) =>
      `<style:header>${line("RtlBold", "وزارة الأمثلة")}${line("Rtl", picture(square, "1.5cm", "1.5cm"))}</style:header><style:footer>${line("Rtl", "شارع طويل")}</style:footer>`,
    words: [
      { text: "وزارة", at: "start", rtl: true },
      { text: "شارع", at: "start", rtl: true },
    ],
    logo: true,
    numbered: false,
  },
  {
    name: "writer-wide-logo",
    lang: "en",
    master: ({ wide }) =>
      `<style:header>${line("Start", picture(wide, "16cm", "2.4cm"))}${line("Small", "A banner as wide as the text")}</style:header><style:footer>${line("Ruled", "Above this line there is a rule")}</style:footer>`,
    words: [
      { text: "A banner as wide as the text", at: "start" },
      { text: "Above this line there is a rule", at: "start" },
    ],
    logo: true,
    numbered: false,
  },
];

const namespaces = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
]
  .map((one) => `xmlns:${one}`)
  .join(" ");

const paragraph = (name: string, properties: string, text = "", tabs = ""): string => {
  const font = `style:font-name="Liberation Sans" style:font-name-complex="DejaVu Sans" style:font-size-complex="10pt"`;
  const size = text.includes("fo:font-size") ? "" : ` fo:font-size="10pt"`;
  return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${properties}>${tabs}</style:paragraph-properties><style:text-properties ${font}${size} ${text}/></style:style>`;
};

const stops = `<style:tab-stops><style:tab-stop style:position="8cm" style:type="center"/><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops>`;
const usualStyles = [
  paragraph("Start", `fo:text-align="start"`),
  paragraph("StartBold", `fo:text-align="start"`, `fo:font-weight="bold" fo:font-size="14pt"`),
  paragraph("Centre", `fo:text-align="center"`),
  paragraph(
    "CentreBold",
    `fo:text-align="center"`,
    `fo:font-weight="bold" fo:font-size="14pt" fo:color="#7a1f1f"`,
  ),
  paragraph("End", `fo:text-align="end"`),
  paragraph("Small", `fo:text-align="start"`, `fo:font-size="8pt" fo:font-style="italic"`),
  paragraph("Ruled", `fo:text-align="start" fo:border-top="1pt solid #146580" fo:padding-top="0.1cm"`),
  paragraph("Rtl", `fo:text-align="end" style:writing-mode="rl-tb"`),
  paragraph("RtlBold", `fo:text-align="end" style:writing-mode="rl-tb"`, `style:font-weight-complex="bold"`),
  paragraph("Tabs", `fo:text-align="start"`, "", stops),
].join("");

const graphics = `<style:style style:name="InLine" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>`;

function flatText(letterhead: WriterLetterhead, logos: Logos): string {
  const { master, masters, styles = "", body = "<text:p>Letter</text:p>" } = letterhead;
  const automatic = `<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties fo:min-height="1.5cm" fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>${usualStyles}${graphics}${styles}`;
  return `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/><style:font-face style:name="DejaVu Sans" svg:font-family="'DejaVu Sans'"/></office:font-face-decls><office:automatic-styles>${automatic}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">${master(logos)}</style:master-page>${masters?.(logos) ?? ""}</office:master-styles><office:body><office:text>${body}</office:text></office:body></office:document>`;
}

/** Writes Writer's letterheads as Word files into a folder: LibreOffice converts what is written here as flat text. */
export async function makeWriterLetterheads(
  folder: string,
  { square, wide, profile }: { square: string; wide: string; profile: string },
): Promise<void> {
  const flat = join(folder, "flat");
  await mkdir(flat, { recursive: true });
  const logos = {
    square: (await readFile(square)).toString("base64"),
    wide: (await readFile(wide)).toString("base64"),
  };
  const files: string[] = [];
  for (const letterhead of writerLetterheads) {
    const file = join(flat, `${letterhead.name}.fodt`);
    await writeFile(file, flatText(letterhead, logos));
    files.push(file);
  }
  execFileSync(
    "soffice",
    [
      `-env:UserInstallation=file://${profile}`,
      "--headless",
      "--convert-to",
      "docx",
      "--outdir",
      folder,
      ...files,
    ],
    { stdio: "ignore", timeout: 120_000 },
  );
}
