import type {
  LetterheadAlign,
  LetterheadBlock,
  LetterheadParagraph,
  LetterheadTab,
} from "../document/letterhead.ts";
import { lookOf } from "./letter-look.ts";
import { readInlines } from "./read-inlines.ts";
import { readTable } from "./read-table.ts";
import type { Reading } from "./reading.ts";
import { rulesOf } from "./table-rules.ts";
import { isSet, measure, type Properties, said } from "./word-styles.ts";
import { attribute, below, children, number, twip, type XmlElement } from "./word-xml.ts";

/** Paragraphs and tables of a header, a cell or a box, in order. */
export function readBlocks(node: XmlElement, reading: Reading): LetterheadBlock[] {
  return children(node).flatMap((child): LetterheadBlock[] => {
    if (child.name === "w:p") return [readParagraph(child, reading)];
    if (child.name === "w:tbl") return [readTable(child, reading)];
    if (/^w:(?:sdt|sdtContent|customXml|ins)$/.test(child.name)) return readBlocks(child, reading);
    return [];
  });
}

function readParagraph(node: XmlElement, reading: Reading): LetterheadParagraph {
  const own = below(node, "w:pPr");
  const properties = reading.styles.paragraph(own);
  const dir = isSet(properties, "w:bidi") ? "rtl" : "ltr";
  const mm = (name: string, ...attributes: readonly string[]): number => {
    const value = attributes.map((one) => measure(properties, name, one)).find((one) => one !== undefined);
    return (value ?? 0) * twip;
  };
  const fill = said(properties, "w:shd", "w:fill");
  return {
    kind: "paragraph",
    dir,
    align: alignOf(said(properties, "w:jc")),
    indent: {
      start: mm("w:ind", "w:start", "w:left"),
      end: mm("w:ind", "w:end", "w:right"),
      first: mm("w:ind", "w:firstLine") - mm("w:ind", "w:hanging"),
    },
    before: mm("w:spacing", "w:before"),
    after: mm("w:spacing", "w:after"),
    leading: leadingOf(properties),
    tabs: tabsOf(properties),
    tabEvery: reading.tabEvery,
    rules: rulesOf(properties.get("w:pBdr")),
    ...(fill && /^[0-9a-f]{6}$/i.test(fill) && { fill: `#${fill.toLowerCase()}` }),
    look: lookOf(reading.styles.run(own, below(own, "w:rPr")), reading, false),
    inlines: readInlines(node, reading),
  };
}

/** In paragraphs from right to left “left” means the side at which lines begin (§17.18.44). */
function alignOf(value: string | undefined): LetterheadAlign {
  if (value === "center") return "centre";
  if (value === "both" || value === "distribute") return "justify";
  return value === "end" || value === "right" ? "end" : "start";
}

function leadingOf(properties: Properties): LetterheadParagraph["leading"] {
  const line = measure(properties, "w:spacing", "w:line");
  const rule = said(properties, "w:spacing", "w:lineRule") ?? "auto";
  if (line === undefined || rule === "auto") return { rule: "auto", factor: (line ?? 240) / 240 };
  return { rule: rule === "exact" ? "exact" : "least", length: line * twip };
}

/** Stops in order; a later layer may take one away. */
function tabsOf(properties: Properties): LetterheadTab[] {
  const stops = new Map<number, LetterheadTab>();
  for (const tab of children(properties.get("w:tabs"), "w:tab")) {
    const at = (number(tab, "w:pos") ?? 0) * twip;
    const value = attribute(tab, "w:val");
    if (value === "clear") stops.delete(at);
    else if (value !== "bar") stops.set(at, { at, align: sideOf(value) });
  }
  return [...stops.values()].sort((a, b) => a.at - b.at);
}

function sideOf(value: string | undefined): LetterheadTab["align"] {
  if (value === "center") return "centre";
  return /^(?:right|end|decimal)$/.test(value ?? "") ? "end" : "start";
}
