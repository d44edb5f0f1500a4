import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, Root, Text } from "hast";
import { describe, expect, it } from "vitest";
import { defaultTypography } from "../scripts/document/typography-policy.ts";
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

/* Each file of tests/typography/ is a table: written | set | source. Add lines there. */
const folder = join(import.meta.dirname, "typography");
const tables = await Promise.all(
  (await readdir(folder)).map(async (name) => {
    const lines = (await readFile(join(folder, name), "utf8")).split("\n");
    const pairs = lines
      .filter((line) => line.trim() !== "" && !line.startsWith("#"))
      .map((line) => line.split(" | ") as [written: string, set: string, source: string]);
    return { lang: name.replace(".txt", ""), pairs };
  }),
);

describe.each(tables)("$lang", ({ lang, pairs }) => {
  it.each(pairs)("%s", (written, expected, source) => {
    expect(source).toBeTruthy();
    const once = set(written, lang);
    expect(shown(once)).toBe(expected);
    expect(set(once, lang), "setting it twice").toBe(once);
  });
});

it("has 120 pairs or more, over nine languages", () => {
  expect(tables.length).toBeGreaterThanOrEqual(9);
  expect(tables.flatMap(({ pairs }) => pairs).length).toBeGreaterThanOrEqual(120);
});

it("leaves languages without rules as they are", () => {
  expect(set('Nothing "is" known...', "xx")).toBe('Nothing "is" known...');
});

it.each([
  '{{ user.name | default: "x" }}',
  '{{{ x  "y" }}}',
  "{{#if a}}",
  '{% if x == "a" %}',
  '<%= link "a", 1-2 %>',
  '{ MERGEFIELD  "Name" }',
])("leaves the mark %s of another program as it is", (mark) => {
  for (const lang of ["bg", "en", "fr", "he", "xx"]) {
    expect(set(`Say ${mark} to.`, lang)).toBe(`Say ${mark} to.`);
    expect(set(`"${mark}"`, lang)).toContain(mark);
  }
  expect(set(`Say "${mark}" or "so"`, "en")).toBe(`Say “${mark}” or “so”`);
});

it("follows the policy where authorities disagree", () => {
  const closed = { policy: { ...defaultTypography, percent: "closed" as const } };
  const spaced = { policy: { ...defaultTypography, percent: "spaced" as const } };
  const em = { policy: { ...defaultTypography, dash: "em" as const } };
  expect(shown(setTypeOfText("25 % of all", "en", closed))).toBe("25% of~all");
  expect(shown(setTypeOfText("25% of all", "en", spaced))).toBe("25~% of~all");
  expect(shown(setTypeOfText("Words - more words here", "en", em))).toBe("Words—more words~here");
});

it("tells what it changed, and where", () => {
  const changes: string[] = [];
  setTypeOfText('He said "fine"...', "en", {
    onChange: ({ rule, before, after }) => changes.push(`${rule}: ${before} → ${shown(after)}`),
  });
  expect(changes).toEqual([
    'quotes: e said "fine"... → e said "fine”...',
    'quotes: He said "fine"... → He said “fine"...',
    "ellipsis:  said “fine”... →  said “fine”…",
  ]);
});

it("ties the last short word of a heading, but makes no chain wider than a narrow column", () => {
  expect(shown(setTypeOfText("About the organization today", "en"))).toBe("About the~organization today");
  expect(shown(setTypeOfText("Four broad areas now", "en"))).toBe("Four broad areas~now");
  expect(shown(setTypeOfText("Една есен на отворени врати", "bg"))).toBe("Една есен на~отворени врати");
});

it("keeps soft hyphens within words only, one at a time", () => {
  const shy = "\u00ad";
  expect(
    setTypeOfText(
      `in${shy}ter${shy}${shy}national, ${shy}soft ${shy} end${shy}. Number${shy}4 follows`,
      "en",
    ),
  ).toBe(`in${shy}ter${shy}national, soft end. Number${shy}4 follows`);
});
