import { strToU8, type Zippable, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${office}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(" ");

/** A header or a footer of a letterhead: its content, and the pictures that it names by `rId1` and so on. */
export interface LetterheadPart {
  edge: "header" | "footer";
  type: "default" | "first" | "even";
  xml: string;
  /** Names of pictures in the package, `image1.png`. */
  pictures?: readonly string[];
}

/** A letterhead for a test. */
export interface LetterheadFile {
  parts: readonly LetterheadPart[];
  pictures?: Readonly<Record<string, Uint8Array>>;
  /** Content of the last section's properties behind its headers and footers. */
  section?: string;
  /** What stands before the last section. */
  body?: string;
  /** Content of `settings.xml`. */
  settings?: string;
}

/** A square of 40 × 40 px in one colour. */
export const squarePng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAIAAAADnC86AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAASUlEQVRYhe3YwQkAMAxC0Q7hiu7h6N2hl14e5B6QxI+edF/mWFxSx3HNO5WBhGUOJAqLg8XCYmBxsFhYDCxKixPMq4qI8mXPGlw68BSbw5uw4gAAAABJRU5ErkJggg==",
  "base64",
);

/** A paragraph of text, with properties if any. */
export function wordParagraph(text: string, properties = ""): string {
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}${wordRun(text)}</w:p>`;
}

/** A run of text; `\t` is a tab. */
export function wordRun(text: string, properties = ""): string {
  const pieces = text.split("\t").map((piece) => `<w:t xml:space="preserve">${piece}</w:t>`);
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}${pieces.join("<w:tab/>")}</w:r>`;
}

/** A field with what it said last, in the long form. */
export function wordField(instruction: string, result: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${mark("separate")}${wordRun(result)}${mark("end")}`;
}

/** A picture in a line, 2 cm by 1 cm. */
export function wordPicture(id: string, description: string): string {
  const extent = 'cx="720000" cy="360000"';
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="7" name="Logo"${description ? ` descr="${description}"` : ""}/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="8" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/** A drawing that is no picture: a group, which PDF and HTML do not show. */
export function wordGroup(): string {
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/><wp:docPr id="9" name="Arms in parts"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

/** A4 with margins of 4 cm above and 2.5 cm elsewhere. */
export const usualSection =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1417" w:bottom="1417" w:left="1417" w:header="680" w:footer="680" w:gutter="0"/>';

const relations = (content: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
  );
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;

/** The Word file of a letterhead, always the same bytes. */
export function letterheadFile({
  parts,
  pictures = {},
  section = usualSection,
  body = "",
  settings,
}: LetterheadFile): Uint8Array {
  const kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const override = (name: string, kind: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${kinds}.${kind}+xml"/>`;
  const types = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>',
    override("document", "document.main"),
    override("styles", "styles"),
    ...(settings === undefined ? [] : [override("settings", "settings")]),
    ...parts.map(({ edge }, index) => override(`running${index + 1}`, edge)),
  ];
  const references = parts.map(
    ({ edge, type }, index) => `<w:${edge}Reference w:type="${type}" r:id="rId${index + 10}"/>`,
  );
  const files: Zippable = {
    "[Content_Types].xml": strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join("")}</Types>`,
    ),
    "_rels/.rels": relations(relation("rId1", "officeDocument", "word/document.xml")),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document ${names}><w:body>${body}<w:p/><w:sectPr>${references.join("")}${section}</w:sectPr></w:body></w:document>`,
    ),
    "word/styles.xml": strToU8(
      `<?xml version="1.0"?><w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    ),
    "word/_rels/document.xml.rels": relations(
      relation("rId1", "styles", "styles.xml") +
        (settings === undefined ? "" : relation("rId2", "settings", "settings.xml")) +
        parts
          .map(({ edge }, index) => relation(`rId${index + 10}`, edge, `running${index + 1}.xml`))
          .join(""),
    ),
    ...(settings !== undefined && {
      "word/settings.xml": strToU8(`<?xml version="1.0"?><w:settings ${names}>${settings}</w:settings>`),
    }),
  };
  for (const [index, { edge, xml, pictures: named = [] }] of parts.entries()) {
    const root = edge === "header" ? "w:hdr" : "w:ftr";
    files[`word/running${index + 1}.xml`] = strToU8(
      `<?xml version="1.0"?><${root} ${names}>${xml}</${root}>`,
    );
    if (named.length > 0)
      files[`word/_rels/running${index + 1}.xml.rels`] = relations(
        named.map((name, at) => relation(`rId${at + 1}`, "image", `media/${name}`)).join(""),
      );
  }
  for (const [name, bytes] of Object.entries(pictures)) files[`word/media/${name}`] = bytes;
  return zipSync(files, { mtime: "1980-01-01T00:00:00" });
}
