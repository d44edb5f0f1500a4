import { expect, it } from "vitest";
import { foreignReference } from "../scripts/content/svg-references.ts";

/* A drawing refers to itself and to data only, however a reference is written. */
const svg = (inside: string, before = ""): string =>
  `<?xml version="1.0"?>${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`;
const base64 = (text: string): string => Buffer.from(text).toString("base64");

it.each([
  ["a file", '<image href="/etc/a.png"/>'],
  ["a file beside it", "<image xlink:href='b.png'/>"],
  ["a file under another prefix", '<image x:href="b.png"/>'],
  ["an address", '<use href="https://example.org/a.svg#b"/>'],
  ["file:", '<feImage href="file:///etc/a.png"/>'],
  ["a space before it", '<image href=" /etc/a.png"/>'],
  ["signs by their numbers", '<image &#104;ref="/etc/a.png" href="&#47;etc/a.png"/>'],
  ["an attribute behind a slash", '<image/href="/etc/a.png"/>'],
  ["a style", '<rect style="fill:url(https://example.org/a.svg#b)"/>'],
  ["an attribute of style", "<rect fill=\"url('a.svg#b')\"/>"],
  ["a style sheet", "<style>@import 'a.css';</style>"],
  ["a style sheet in CDATA", "<style><![CDATA[ @font-face { src: url(a.ttf) } ]]></style>"],
  ["CSS by its numbers", "<style>a{fill:\\75 rl(a.svg)}</style>"],
  ["CSS with backslashes", "<style>@\\import 'a.css'</style>"],
  [
    "a drawing within",
    `<image href="data:image/svg+xml;base64,${base64('<svg><image href="/etc/a"/></svg>')}"/>`,
  ],
  [
    "a drawing within, as text",
    "<image href='data:image/svg+xml,%3Csvg%3E%3Cimage href=%22/etc/a%22/%3E%3C/svg%3E'/>",
  ],
  [
    "a drawing within that says no type",
    `<image href="data:;base64,${base64('<svg><image href="/etc/a"/></svg>')}"/>`,
  ],
  [
    "what stands between two sections that look like a comment",
    '<g><![CDATA[<!--]]></g><image href="/etc/a"/><g><![CDATA[-->]]></g>',
  ],
  ["what stands between two instructions", '<?a <!-- ?><image href="/etc/a"/><?a --> ?>'],
  ["what stands behind a bracket in a value", "<image title='>' href='/etc/a'/>"],
  ["a rule in pieces", "<style>a{fill:u<!-- -->rl(a.svg)}</style>"],
])("finds %s", (_name, inside) => {
  expect(foreignReference(svg(inside))).toBeDefined();
});

it.each([
  ["a style sheet", '<?xml-stylesheet href="a.css"?>'],
  ["an entity that is a file", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
  ["an entity that is markup", "<!DOCTYPE svg [<!ENTITY a \"&#60;image &#104;ref='/a'/>\">]>"],
  ["an entity of entities", '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>'],
  ["a parameter entity behind a bracket", '<!DOCTYPE svg [<!ENTITY a "]"><!ENTITY % b "c"> %b;]>'],
  ["a parameter entity", '<!DOCTYPE svg [<!ENTITY % a SYSTEM "a.dtd"> %a;]>'],
])("finds %s before the drawing", (_name, before) => {
  expect(foreignReference(svg("<rect/>", before))).toBeDefined();
});

it.each([
  ["its own parts", '<use xlink:href="#a"/><rect fill="url(#b)" style="filter:url(&quot;#c&quot;)"/>'],
  ["data", '<image href="data:image/png;base64,AAAA"/>'],
  ["a drawing within", `<image href="data:image/svg+xml;base64,${base64("<svg><rect/></svg>")}"/>`],
  ["links", '<a xlink:href="https://example.org"><text>words</text></a>'],
  ["what programs note", '<metadata rdf:resource="http://purl.org/a" sodipodi:absref="/home/a.png"/>'],
  ["words about url()", "<text>see href and the url of it</text>"],
  ["comments", '<!-- <image href="/etc/a"/> -->'],
  ["an empty one", '<image href=""/>'],
  ["words that look like CSS", "<title>url(a.svg)</title><desc>@import 'a';</desc><text>url(b.svg)</text>"],
  ["words that look like an attribute", '<text>a href = "b", src="c"</text>'],
  ["scripts, which nobody runs", '<script><![CDATA[ a.href = "b"; c = "url(d)"; ]]></script>'],
  ["what draw.io keeps of its own", '<g content="&lt;i style=&quot;x:url(a.png)&quot;&gt;"/>'],
  ["instructions of programs", "<?plantuml-src url(a.png)?>"],
])("lets %s through", (_name, inside) => {
  expect(foreignReference(svg(inside))).toBeUndefined();
});

it("lets the words through that drawing programs declare", () => {
  const before =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>';
  expect(foreignReference(svg("<rect/>", before))).toBeUndefined();
});

it("puts words in the places where a drawing names them", () => {
  const before = '<!DOCTYPE svg [<!ENTITY a "u"><!ENTITY b "rl(/etc/a.svg)"><!ENTITY c "fill:red;">]>';
  expect(foreignReference(svg('<rect style="&c;"/>', before))).toBeUndefined();
  expect(foreignReference(svg('<rect style="fill:&a;&b;"/>', before))).toBe("/etc/a.svg");
});

it("refuses words that would fill the memory", () => {
  const before = `<!DOCTYPE svg [<!ENTITY a "${"b".repeat(100_000)}">]>`;
  expect(foreignReference(svg(`<rect class="${"&a;".repeat(1_000)}"/>`, before))).toBeDefined();
});

it.each(["<!--", "<?", "<![CDATA[", '<a "', "a =", "<!DOCTYPE"])(
  "reads a drawing of many %j at once",
  (sign) => {
    const started = Date.now();
    foreignReference(`<svg>${sign.repeat(100_000)}`);
    foreignReference(`<!DOCTYPE svg [${sign.repeat(100_000)}`);
    foreignReference(`<svg ${sign.replace("<", "").repeat(100_000)}>`);
    expect(Date.now() - started).toBeLessThan(10_000);
  },
);
