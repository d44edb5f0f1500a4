import { fromHtml } from "hast-util-from-html";
import { describe, expect, it } from "vitest";
import { foreignCss } from "../scripts/document/foreign-css.ts";
import { foreignAddresses } from "../scripts/merge/page/foreign-addresses.ts";

/* What a stranger's template may not bring into a file or a message. */
describe("a page or a message", () => {
  it.each([
    "<script>a()</script>",
    '<iframe src="https://example.org"></iframe>',
    '<img src="https://example.org/pixel.gif" alt="">',
    '<img src="//example.org/pixel.gif" alt="">',
    '<img srcset="https://example.org/a.png 2x" src="data:image/png;base64,AA" alt="">',
    '<table background="https://example.org/a.png"></table>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<p onclick="a()">a</p>',
    '<p style="background: url(https://example.org/a.png)">a</p>',
    "<style>@import 'https://example.org/a.css'</style>",
    '<svg><image href="https://example.org/a.png"/></svg>',
    '<svg><a xlink:href="javascript:a()"><text>a</text></a></svg>',
    '<svg><path fill="url(https://example.org/a.svg#b)"/></svg>',
    '<svg><path clip-path="url(a.svg#b)"/></svg>',
    '<svg><a href="#a"><set attributeName="href" to="javascript:a()"/></a></svg>',
    '<img srcset="data:image/png;base64,AA 1x, https://example.org/a.png 2x" alt="">',
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org/">',
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<form action="https://example.org"></form>',
    '<video poster="https://example.org/a.png"></video>',
  ])("may not hold %s", (html) => {
    expect(foreignAddresses(fromHtml(html))).not.toEqual([]);
  });

  it.each([
    '<a href="https://example.org/a">a</a> <a href="mailto:a@example.org">a</a> <a href="tel:+35921">a</a> <a href="#a">a</a>',
    '<img src="picture:logo" alt=""> <img src="cid:logo@example.org" alt=""> <img src="data:image/png;base64,AA" alt="">',
    '<svg><path fill="url(#a)" mask="url(#b)"/></svg> <img srcset="data:image/png;base64,AA 1x, cid:a 2x" alt="">',
    '<p style="color: red">a</p><style>p { margin: 0 } /* @import */</style>',
    '<html lang="en"><head><meta charset="utf-8"><title>Words</title></head><body>a</body></html>',
  ])("may hold %s", (html) => {
    expect(foreignAddresses(fromHtml(html))).toEqual([]);
  });
});

describe("a style sheet", () => {
  it.each([
    ["@import 'a.css';", 0],
    ["p{}\n@IMPORT url(a.css);", 4],
    ["p{background:url(a.png)}", 13],
    ["p{background:\\75rl(a.png)}", 13],
    ["p{background:u\\72 l( 'a.png')}", 13],
    ["@\\import 'a.css';", 0],
    ["p{content:image-set('a.png' 1x)}", 10],
    ["p{content:image-set(url(data:image/png;base64,A) 1x, 'a.png' 2x)}", 10],
    ["p{content:image-set('data:image/png;base64,A' 1x, 'a.png' 2x)}", 10],
    ["p{--a:'a.png';content:image-set(var(--a) 1x)}", 22],
    ["p{content:'/*';background:url(a.png)} q{content:'*/'}", 26],
    ["p{content:'\\'';background:url(a.png)}", 26],
    ["p{content:'\\22 ';background:url(a.png)}", 28],
  ])("may not say %j", (css, offset) => {
    expect(foreignCss(css)[0]?.offset).toBe(offset);
  });

  it.each([
    "p{filter:url(#a);background:url(data:image/png;base64,AA)}",
    "/* @import 'a.css' */ .import{} .url{}",
    "p{content:'url(a.png)'} q{content:\"@import 'a'\"}",
    "p{background:image-set(url(data:image/png;base64,A) 1x)}",
    "p{background:image-set('data:image/png;base64,A' type('image/png') 2x)}",
    "@namespace url(http://www.w3.org/1999/xhtml); @namespace a 'http://www.w3.org/2000/svg'; p{}",
    "@font-face{font-family:'A';src:local('A'),url(data:font/woff2;base64,A) format('woff2')}",
    "p::before{content:'\\2022 '}",
  ])("may say %j", (css) => {
    expect(foreignCss(css)).toEqual([]);
  });
});
