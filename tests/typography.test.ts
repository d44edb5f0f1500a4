import type { Element, Root, Text } from "hast";
import { describe, expect, it } from "vitest";
import { setType, setTypeOfText } from "../scripts/merge/typography/set-type.ts";

/* Non-breaking spaces are shown as ~ here. */
const shown = (text: string): string => text.replaceAll("\u00a0", "~");

/** A paragraph of running text, set. */
function set(value: string, lang: string): string {
  const paragraph: Element = {
    type: "element",
    tagName: "p",
    properties: {},
    children: [{ type: "text", value }],
  };
  const root: Root = { type: "root", children: [paragraph] };
  setType(root, lang);
  return textOf(paragraph);
}

function textOf(node: Element | Text): string {
  return node.type === "text"
    ? node.value
    : node.children.map((child) => textOf(child as Element | Text)).join("");
}

describe.each([
  [
    "bg",
    'Той каза "здравей" и "тя каза "ела" вчера" - после.',
    "Той каза „здравей“ и~„тя каза ‚ела‘ вчера“~– после.",
  ],
  [
    "bg",
    "В 1951 г. бяха 12 345 души, 25 % от тях на 23 ноември 2026 г.",
    "В~1951~г. бяха 12~345~души, 25~% от тях на 23~ноември~2026~г.",
  ],
  ["bg", "Виж чл. 5, ал. 2 и № 7...", "Виж чл.~5, ал.~2 и~№~7…"],
  ["bg", "2004-2009 и 02-987-65-43", "2004–2009 и~02-987-65-43"],
  ["en", 'He said "it\'s fine" - once.', "He said “it’s fine”~– once."],
  ["en", "See Art. 5 and No. 7 on 23 November.", "See Art.~5 and No.~7 on 23~November."],
  ["en", "Two  spaces   become one", "Two spaces become one"],
  ["xx", 'Nothing "is" known...', 'Nothing "is" known...'],
])("%s: %s", (lang, written, expected) => {
  it("is set by its language's rules", () => {
    expect(shown(set(written, lang))).toBe(expected);
  });
  it("is not changed by setting it twice", () => {
    expect(set(set(written, lang), lang)).toBe(set(written, lang));
  });
});

it("ties the last short word of a heading, but makes no chain wider than a narrow column", () => {
  expect(shown(setTypeOfText("About the organization today", "en"))).toBe("About the~organization today");
  expect(shown(setTypeOfText("Four broad areas now", "en"))).toBe("Four broad areas~now");
  expect(shown(setTypeOfText("Една есен на отворени врати", "bg"))).toBe("Една есен на~отворени врати");
});
