import type { LetterheadObject, LetterheadPlace } from "../document/letterhead.ts";
import { pictureOf } from "./picture-of.ts";
import type { Reading } from "./reading.ts";
import { attribute, below, children, descendants, emu, number, textOf, type XmlElement } from "./word-xml.ts";

/** A drawing of DrawingML (`w:drawing`); undefined for what can't be shown, which is told. */
export function readDrawing(drawing: XmlElement, reading: Reading): LetterheadObject | undefined {
  const [frame] = children(drawing);
  const properties = below(frame, "wp:docPr");
  const name = attribute(properties, "name") ?? "";
  if (!frame || attribute(properties, "hidden") === "1") return undefined;
  const extent = below(frame, "wp:extent");
  const size = {
    width: (number(extent, "cx") ?? 0) * emu,
    height: (number(extent, "cy") ?? 0) * emu,
  };
  const place = frame.name === "wp:anchor" ? placeOf(frame) : undefined;
  const [content] = children(below(frame, "a:graphic", "a:graphicData"));
  const base = {
    kind: "object" as const,
    ...size,
    alt: attribute(properties, "descr") ?? "",
    blocks: [],
    ...(place && { place }),
  };
  if (content?.name === "pic:pic") {
    const picture = pictureOf(embedded(content), name, reading);
    if (picture === undefined) return undefined;
    if (base.alt === "" && !isDecoration(properties)) reading.faults.push({ kind: "undescribed", name });
    return { ...base, picture, ...cropOf(content) };
  }
  if (content?.name === "wps:wsp") return readShape(content, base, name, reading);
  reading.faults.push({ kind: "not-shown", name, reason: reasons[content?.name ?? ""] ?? "drawn-object" });
  return undefined;
}

const reasons: Readonly<Record<string, string>> = {
  "wpg:wgp": "drawn-group",
  "wpc:wpc": "drawn-group",
  "c:chart": "drawn-chart",
  "dgm:relIds": "drawn-diagram",
};

/** SVG lies beside a PNG of the same drawing, for programs that know no SVG. */
function embedded(content: XmlElement): string | undefined {
  const blip = below(content, "pic:blipFill", "a:blip");
  const [svg] = [...descendants(blip, "asvg:svgBlip")];
  return attribute(svg, "r:embed") ?? attribute(blip, "r:embed");
}

function isDecoration(properties: XmlElement | undefined): boolean {
  return [...descendants(properties, "adec:decorative")].some((mark) => attribute(mark, "val") === "1");
}

function cropOf(content: XmlElement): Pick<LetterheadObject, "crop"> {
  const rect = below(content, "pic:blipFill", "a:srcRect");
  const side = (name: string): number => Math.min(0.95, Math.max(0, (number(rect, name) ?? 0) / 100_000));
  const crop = { top: side("t"), right: side("r"), bottom: side("b"), left: side("l") };
  return Object.values(crop).some((share) => share > 0) ? { crop } : {};
}

/** A box with text, a ground or a line. */
function readShape(
  shape: XmlElement,
  base: LetterheadObject,
  name: string,
  reading: Reading,
): LetterheadObject | undefined {
  const look = below(shape, "wps:spPr");
  const geometry = attribute(below(look, "a:prstGeom"), "prst") ?? "rect";
  const text = below(shape, "wps:txbx", "w:txbxContent");
  const isBox = /^(?:rect|roundRect|line|straightConnector1|textBox)$/.test(geometry);
  if (!text && !isBox) {
    reading.faults.push({ kind: "not-shown", name, reason: "drawn-shape" });
    return undefined;
  }
  const fill = colour(below(look, "a:solidFill"), reading);
  const line = below(look, "a:ln");
  const stroke = line && colour(below(line, "a:solidFill"), reading);
  const width = Math.max(0.1, (number(line, "w") ?? 9525) * emu);
  return {
    ...base,
    // Text decides how high a box is.
    ...(text && below(shape, "wps:bodyPr", "a:spAutoFit") && { height: undefined }),
    blocks: text ? reading.blocksOf(text, reading) : [],
    ...(fill && { fill }),
    ...(stroke && { line: `${width.toFixed(2)}mm solid ${stroke}` }),
  };
}

function colour(fill: XmlElement | undefined, { styles }: Reading): string | undefined {
  const plain = attribute(below(fill, "a:srgbClr"), "val");
  if (plain && /^[0-9a-f]{6}$/i.test(plain)) return `#${plain.toLowerCase()}`;
  const named = attribute(below(fill, "a:schemeClr"), "val");
  return named === undefined ? undefined : styles.themeColour(named);
}

const sides: Readonly<Record<string, "start" | "centre" | "end">> = {
  left: "start",
  inside: "start",
  top: "start",
  center: "centre",
  right: "end",
  outside: "end",
  bottom: "end",
};

/** Where an anchored drawing stands (ISO/IEC 29500-1 §20.4.2.3). */
function placeOf(anchor: XmlElement): LetterheadPlace {
  const horizontal = below(anchor, "wp:positionH");
  const vertical = below(anchor, "wp:positionV");
  const fromX = attribute(horizontal, "relativeFrom") ?? "column";
  const fromY = attribute(vertical, "relativeFrom") ?? "paragraph";
  const wrap = children(anchor).find(({ name }) => name.startsWith("wp:wrap"))?.name ?? "wp:wrapNone";
  return {
    x: { from: /^page|Margin$/.test(fromX) ? "page" : "margin", ...offsetOf(horizontal) },
    y: {
      from: /^(?:page|topMargin)$/.test(fromY) ? "page" : /[mM]argin/.test(fromY) ? "margin" : "paragraph",
      ...offsetOf(vertical),
    },
    wrap: wrap === "wp:wrapNone" ? "none" : wrap === "wp:wrapTopAndBottom" ? "lines" : "sides",
    behind: attribute(anchor, "behindDoc") === "1",
  };
}

function offsetOf(position: XmlElement | undefined): { offset?: number; side?: "start" | "centre" | "end" } {
  const align = below(position, "wp:align");
  const side = align && sides[textOf(align).trim()];
  if (side) return { side };
  const offset = below(position, "wp:posOffset");
  const value = offset ? Number.parseFloat(textOf(offset)) : 0;
  return { offset: (Number.isFinite(value) ? value : 0) * emu };
}
