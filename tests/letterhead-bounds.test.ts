import { strToU8, type Zippable, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readReference } from "../scripts/letterhead/read-reference.ts";
import { applyReference } from "../scripts/render/docx/apply-reference.ts";

/* A letterhead comes from anywhere: it is read in a moment or refused in one, and nothing in it is taken for a pattern. */
const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="r"';
const base = {
  "word/document.xml": strToU8(`<w:document ${xmlns}><w:body><w:sectPr/></w:body></w:document>`),
  "word/styles.xml": strToU8(`<w:styles ${xmlns}></w:styles>`),
};
const letterhead = (more: Zippable): Uint8Array => zipSync({ ...base, ...more });
const many = (text: string): Uint8Array => strToU8(text.repeat(60_000));

it.each<[string, Zippable, string]>([
  ["sections that never end", { "word/document.xml": many("<w:sectPr ") }, "word-not-xml"],
  ["styles that never end", { "word/styles.xml": many("<w:style ") }, "word-not-xml"],
  [
    "relationships that never end",
    { "word/_rels/document.xml.rels": many("<Relationship ") },
    "word-not-xml",
  ],
  ["types that never end", { "[Content_Types].xml": many("<Default ") }, "word-not-xml"],
  [
    "entities",
    { "word/styles.xml": strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:styles>&b;</w:styles>') },
    "word-not-xml",
  ],
  ["a hundred megabytes of nothing", { "word/media/a.png": new Uint8Array(101_000_000) }, "word-too-large"],
  [
    "a part of text that is too long",
    { "word/theme/theme1.xml": strToU8(`<a>${" ".repeat(11_000_000)}</a>`) },
    "word-too-large",
  ],
  [
    "long parts of text, one beside the other",
    Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [
        `word/header${at}.xml`,
        strToU8(`<w:hdr ${xmlns}>${"<w:b>c</w:b>".repeat(200_000)}</w:hdr>`),
      ]),
    ),
    "word-too-large",
  ],
  [
    "thousands of parts",
    Object.fromEntries(
      Array.from({ length: 2_100 }, (_, index) => [`word/media/${index}.png`, strToU8("x")]),
    ),
    "word-too-large",
  ],
])("refuses one with %s", (_name, more, reason) => {
  const file = letterhead(more);
  const start = performance.now();
  expect(() => readReference(file)).toThrow(reason);
  expect(performance.now() - start).toBeLessThan(3_000);
});

it("reads deep and long ones in a moment", () => {
  const sections = `<w:p>${"<w:sectPr>".repeat(400)}${"</w:sectPr>".repeat(400)}</w:p>`.repeat(100);
  const file = letterhead({
    "word/document.xml": strToU8(
      `<w:document ${xmlns}>${sections}<w:sectPr><w:pgSz w:w="1440"/></w:sectPr></w:document>`,
    ),
  });
  const start = performance.now();
  expect(readReference(file).page.width).toBe(25.4);
  expect(performance.now() - start).toBeLessThan(3_000);
});

it("takes nothing in it for a pattern or for words of one", () => {
  const reference = readReference(
    letterhead({
      "word/document.xml": strToU8(
        `<w:document ${xmlns}><w:sectPr w:x="$&amp;"><w:headerReference w:type="default" r:id="a.(b"/><w:pgSz w:w="1440" w:h="$&amp;"/></w:sectPr></w:document>`,
      ),
      "word/_rels/document.xml.rels": strToU8(
        '<Relationships><Relationship Id="a.(b" Target="header$&amp;(1.xml"/></Relationships>',
      ),
      "word/header$&amp;(1.xml": strToU8(`<w:hdr ${xmlns}><w:p><w:t>$&amp;$1</w:t></w:p></w:hdr>`),
      "word/_rels/header$&amp;(1.xml.rels": strToU8(
        '<Relationships><Relationship Id="c" Target="media/$&amp;(.png"/></Relationships>',
      ),
      "word/media/$&amp;(.png": strToU8("x"),
    }),
  );
  const own = {
    "[Content_Types].xml": strToU8("<Types><Default/></Types>"),
    "word/_rels/document.xml.rels": strToU8(
      '<Relationships><Relationship Id="h" Target="header1.xml"/></Relationships>',
    ),
    "word/header1.xml": strToU8("<w:hdr><w:p><w:t>x</w:t></w:p></w:hdr>"),
    "word/styles.xml": base["word/styles.xml"],
    "word/document.xml": strToU8(
      '<w:document><w:sectPr><w:headerReference r:id="h"/><w:pgSz w:w="1"/></w:sectPr></w:document>',
    ),
  };
  const made = applyReference(own, reference, "en");
  const text = (name: string): string => new TextDecoder().decode(made[name]);
  // What stands in our own header follows.
  expect(text("word/letterhead1.xml")).toMatch(
    /<w:hdr [^>]*><w:p><w:t>\$&amp;\$1<\/w:t><\/w:p><w:p><w:t>x<\/w:t><\/w:p><\/w:hdr>$/,
  );
  expect(text("word/_rels/letterhead1.xml.rels")).toContain('Target="media/letterhead-$&amp;(.png"');
  expect(text("word/document.xml")).toBe(
    '<w:document><w:sectPr><w:headerReference w:type="default" r:id="rIdLetterhead1"/><w:pgSz w:w="1440" w:h="$&amp;"/></w:sectPr></w:document>',
  );
});
