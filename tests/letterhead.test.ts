import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sdkErrors } from "./support/sdk-errors.ts";
import { createWorkspace, type Workspace } from "./support/workspace.ts";

/*
 * A letterhead as a localised Word writes it: style ids are not English ("a", "1"), names are. It has a page of its
 * own, a header with a picture, and no idea of most styles that a briefing needs.
 */
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const drawing = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="360000" cy="360000"/><wp:docPr id="900" name="arms" descr="Coat of arms"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="901" name="arms"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const relations = (content: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
const type = (part: string, kind: string): string =>
  `<Override PartName="/word/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const letterhead = zipSync({
  "[Content_Types].xml": strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>${type("document.xml", "document.main")}${type("styles.xml", "styles")}${type("header1.xml", "header")}</Types>`,
  ),
  "_rels/.rels": strToU8(relations(relation("rId1", "officeDocument", "word/document.xml"))),
  "word/document.xml": strToU8(
    `<?xml version="1.0"?><w:document ${w} ${r}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2000" w:right="1000" w:bottom="1500" w:left="1200" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  ),
  "word/styles.xml": strToU8(
    `<?xml version="1.0"?><w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="23"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:next w:val="a"/><w:pPr><w:numPr><w:numId w:val="77"/></w:numPr></w:pPr><w:rPr><w:color w:val="7A1F1F"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style></w:styles>`,
  ),
  "word/_rels/document.xml.rels": strToU8(
    relations(relation("rId1", "styles", "styles.xml") + relation("rId7", "header", "header1.xml")),
  ),
  "word/header1.xml": strToU8(
    `<?xml version="1.0"?><w:hdr ${w} ${r}><w:p><w:r>${drawing}</w:r><w:r><w:t>Ministry of Everything</w:t></w:r></w:p></w:hdr>`,
  ),
  "word/_rels/header1.xml.rels": strToU8(relations(relation("rId1", "image", "media/image1.png"))),
  "word/media/image1.png": dot,
});

const text = `---
title: On our paper
template: briefing
reference-doc: letterhead.docx
---

## First section

Text with a note.[^1]

| A | B |
|---|---|
| 1 | 2 |

Table: Numbers

- point

[^1]: The note.
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await createWorkspace({
    "content/_data/organisation.yaml": "name: Department of the Template\n",
    "content/note/en.md": text,
  });
  await workspace.write("content/note/letterhead.docx", letterhead);
});
afterAll(() => workspace.remove());

describe("reference-doc", () => {
  it("puts the document on the letterhead, by style name", async () => {
    const { code, stderr } = await workspace.run("build");
    expect(stderr).toContain("0 errors");
    expect(code).toBe(0);
    const bytes = await workspace.read("out/note/en/note.en.docx");
    const parts = unzipSync(bytes);
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    expect(part("word/letterhead1.xml")).toContain("Ministry of Everything");
    expect(part("word/document.xml")).toContain('<w:pStyle w:val="2"/>');
    expect(part("word/document.xml")).not.toContain('w:val="Heading2"');
    // The template's own letterhead would be a second one.
    expect(part("word/document.xml")).not.toContain("Department of the Template");
    expect(await workspace.text("out/note/en/note.en.html")).not.toContain("Department of the Template");
    expect(part("word/document.xml")).toMatch(/<w:pgSz w:w="12240" w:h="15840"/);
    const styles = part("word/styles.xml");
    expect(styles).toContain("7A1F1F");
    expect(styles).not.toContain("numPr");
    expect(
      styles.match(/w:default="1"[^>]*w:type="paragraph"|w:type="paragraph" w:default="1"/g),
    ).toHaveLength(1);
    expect(styles.match(/<w:name w:val="Normal"\/>/g)).toHaveLength(1);
    expect(await sdkErrors(bytes, workspace.root)).toEqual([]);
  });

  it("still says the same as the other formats", async () => {
    const { code, stderr } = await workspace.run("check");
    expect(stderr).toContain("0 errors");
    expect(code).toBe(0);
  });

  it("names a letterhead that is missing or is no Word file", async () => {
    await workspace.write("content/gone/en.md", text.replace("letterhead.docx", "gone.docx"));
    await workspace.write("content/wrong/en.md", text.replace("letterhead.docx", "wrong.docx"));
    await workspace.write("content/wrong/wrong.docx", "not a zip");
    const { code, stderr } = await workspace.run("build", "gone", "wrong");
    expect(stderr).toContain("content/gone/en.md:4:1 error reference-doc-missing");
    expect(stderr).toContain("content/wrong/en.md:4:1 error reference-doc-invalid");
    expect(code).toBe(4);
  });
});
