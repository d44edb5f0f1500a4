import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnosticWords } from "../scripts/findings/diagnostic-words.ts";
import { checkDocx } from "../scripts/review/docx-rules/check-docx.ts";
import { findingOf } from "../scripts/review/rule.ts";
import { uiLanguages } from "../scripts/words/interface-languages.ts";
import { goldenWorkspace } from "./support/golden-workspace.ts";
import type { Workspace } from "./support/workspace.ts";

/* A sound Word document with one thing broken at a time: what the Open XML SDK passes over, these rules find. */
let workspace: Workspace;
let sound: Record<string, Uint8Array>;

beforeAll(async () => {
  ({ workspace } = await goldenWorkspace());
  await workspace.run("build", "kitchen-sink", "--format", "docx");
  sound = unzipSync(await workspace.read("out/kitchen-sink/en/kitchen-sink.briefing.en.docx"));
});
afterAll(() => workspace.remove());

const body = "word/document.xml";

it("finds nothing in a sound document", () => {
  expect(checkDocx(zipSync(sound))).toEqual([]);
});

interface Planted {
  name: string;
  part?: string;
  from: RegExp;
  to: string;
  found: RegExp;
}

const planted: readonly Planted[] = [
  {
    name: "a style that isn't defined",
    from: /<w:pStyle w:val="Heading2"/,
    to: '<w:pStyle w:val="Nowhere"',
    found: /Nowhere/,
  },
  {
    name: "a base style that isn't defined",
    part: "word/styles.xml",
    from: /<w:basedOn w:val="[^"]*"/,
    to: '<w:basedOn w:val="Lost"',
    found: /Lost/,
  },
  {
    name: "a bookmark name used twice",
    from: /(<w:bookmarkStart [^>]*w:name=")[^"]*("[\s\S]*?<w:bookmarkStart [^>]*w:name=")[^"]*/,
    to: "$1same$2same",
    found: /two bookmarks/,
  },
  { name: "a bookmark without an end", from: /<w:bookmarkEnd [^>]*\/>/, to: "", found: /has no end/ },
  {
    name: "a link to a bookmark that isn't there",
    from: /w:anchor="[^"]*"/,
    to: 'w:anchor="gone"',
    found: /gone, which isn't there/,
  },
  {
    name: "a reference to a bookmark that isn't there",
    from: /(>\s*REF\s+)\S+/,
    to: "$1gone2",
    found: /gone2, which isn't there/,
  },
  {
    name: "a cell without a paragraph",
    from: /(<\/w:tcPr>)<w:p>[\s\S]*?<\/w:p>(<\/w:tc>)/,
    to: "$1$2",
    found: /cell doesn't end/,
  },
  {
    name: "a row without cells",
    from: /<w:tr>[\s\S]*?<\/w:tr>/,
    to: "<w:tr></w:tr>",
    found: /row has no cells/,
  },
  {
    name: "a field without an end",
    from: /<w:fldChar w:fldCharType="end"\/>/,
    to: "",
    found: /field has no/,
  },
  {
    name: "a numbering that isn't defined",
    from: /<w:numId w:val="\d+"/,
    to: '<w:numId w:val="999"',
    found: /numbering 999/,
  },
  {
    name: "a language that is none",
    from: /<w:lang w:val="[^"]*"/,
    to: '<w:lang w:val="bulgarian language"',
    found: /is no language/,
  },
  {
    name: "no title",
    part: "docProps/core.xml",
    from: /<dc:title>[^<]*<\/dc:title>/,
    to: "",
    found: /no title/,
  },
  {
    name: "no language",
    part: "docProps/core.xml",
    from: /<dc:language>[^<]*<\/dc:language>/,
    to: "",
    found: /no language/,
  },
  { name: "a picture without a description", from: / descr="[^"]+"/, to: "", found: /no description/ },
  { name: "a table without a header row", from: /<w:tblHeader\/>/g, to: "", found: /no header row/ },
  {
    name: "a jump of heading levels",
    from: /<w:pStyle w:val="Heading3"/,
    to: '<w:pStyle w:val="Heading6"',
    found: /level 6 follows/,
  },
  {
    name: "a link without words",
    from: /(<w:hyperlink [^>]*r:id[^>]*>)[\s\S]*?(<\/w:hyperlink>)/,
    to: "$1$2",
    found: /link has no words/,
  },
];

describe("finds", () => {
  it.each(planted)("$name", async ({ part = body, from, to, found }) => {
    const text = strFromU8(sound[part] ?? new Uint8Array());
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const bytes = zipSync({ ...sound, [part]: strToU8(changed) });
    const findings = checkDocx(bytes).map((broken) => findingOf(broken, "a.docx", { file: "a.md" }));
    const faults = await Promise.all(findings.map(async (one) => (await diagnosticWords(one, "en")).message));
    expect(faults).toContainEqual(expect.stringMatching(found));
    for (const one of findings)
      for (const lang of uiLanguages)
        expect((await diagnosticWords(one, lang)).message, lang).not.toMatch(/\{\w+\}|undefined/);
  });
});
