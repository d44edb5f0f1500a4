import type { LetterheadObject, LetterheadPlace } from "../document/letterhead.ts";
import { pictureOf } from "./picture-of.ts";
import type { Reading } from "./reading.ts";
import { attribute, below, descendants, type XmlElement } from "./word-xml.ts";

/** mm of the units that VML's styles are written in. */
const units: Readonly<Record<string, number>> = { pt: 25.4 / 72, in: 25.4, cm: 10, mm: 1, px: 25.4 / 96 };

/** A drawing as Word wrote it before 2007 (`w:pict`): a picture or a box with text; undefined for what can't be shown, which is told. */
export function readVml(pict: XmlElement, reading: Reading): LetterheadObject | undefined {
  const [shape] = [...descendants(pict, "v:shape", "v:rect", "v:line", "v:group")];
  if (!shape) return undefined;
  const style = new Map(
    (attribute(shape, "style") ?? "").split(";").map((rule) => {
      const [name = "", value = ""] = rule.split(":");
      return [name.trim(), value.trim()] as const;
    }),
  );
  const name = attribute(shape, "id") ?? "";
  const image = below(shape, "v:imagedata");
  const text = below(shape, "v:textbox", "w:txbxContent");
  const place = placeOf(style);
  const base: LetterheadObject = {
    kind: "object",
    width: length(style.get("width")) ?? 30,
    height: length(style.get("height")),
    alt: attribute(shape, "alt") ?? "",
    blocks: [],
    ...(place && { place }),
  };
  if (image) {
    const picture = pictureOf(attribute(image, "r:id"), attribute(image, "o:title") || name, reading);
    if (picture === undefined) return undefined;
    if (base.alt === "")
      reading.faults.push({ kind: "undescribed", name: attribute(image, "o:title") || name });
    return { ...base, picture };
  }
  if (text) return { ...base, blocks: reading.blocksOf(text, reading) };
  reading.faults.push({ kind: "not-shown", name, reason: "drawn-shape" });
  return undefined;
}

function length(value: string | undefined): number | undefined {
  const [, figure, unit = "pt"] = /^(-?[\d.]+)(pt|in|cm|mm|px)?$/.exec(value ?? "") ?? [];
  return figure === undefined ? undefined : Number(figure) * (units[unit] ?? 1);
}

function placeOf(style: ReadonlyMap<string, string>): LetterheadPlace | undefined {
  if (style.get("position") !== "absolute") return undefined;
  const fromX = style.get("mso-position-horizontal-relative") ?? "text";
  const fromY = style.get("mso-position-vertical-relative") ?? "text";
  const sides: Readonly<Record<string, "start" | "centre" | "end">> = {
    left: "start",
    top: "start",
    center: "centre",
    right: "end",
    bottom: "end",
  };
  const x = sides[style.get("mso-position-horizontal") ?? ""];
  const y = sides[style.get("mso-position-vertical") ?? ""];
  const zIndex = Number(style.get("z-index") ?? 0);
  return {
    x: {
      from: fromX === "page" ? "page" : "margin",
      ...(x ? { side: x } : { offset: length(style.get("margin-left")) ?? 0 }),
    },
    y: {
      from: fromY === "page" ? "page" : fromY === "margin" ? "margin" : "paragraph",
      ...(y ? { side: y } : { offset: length(style.get("margin-top")) ?? 0 }),
    },
    wrap: "none",
    behind: zIndex < 0,
  };
}
