import type { LetterheadRules } from "../document/letterhead.ts";
import { attribute, below, number, type XmlElement } from "./word-xml.ts";

/** Borders of a paragraph, a table or a cell as CSS writes them; `names` says which of a table's is asked for at each side. */
export function rulesOf(
  borders: XmlElement | undefined,
  names: Readonly<Record<keyof LetterheadRules, string>> = usual,
): LetterheadRules {
  const rule = (side: keyof LetterheadRules): string | undefined => {
    const border = below(borders, `w:${names[side]}`) ?? below(borders, `w:${older[names[side]] ?? side}`);
    const value = attribute(border, "w:val");
    if (value === undefined || /^(?:nil|none)$/.test(value)) return undefined;
    const colour = attribute(border, "w:color") ?? "";
    const hex = /^[0-9a-f]{6}$/i.test(colour) ? `#${colour.toLowerCase()}` : "#000000";
    return `${((number(border, "w:sz") ?? 4) / 8).toFixed(2)}pt ${styleOf(value)} ${hex}`;
  };
  return { top: rule("top"), bottom: rule("bottom"), start: rule("start"), end: rule("end") };
}

const usual = { top: "top", bottom: "bottom", start: "start", end: "end" } as const;

/** Sides as the transitional form of the standard calls them. */
const older: Readonly<Record<string, string>> = { start: "left", end: "right" };

function styleOf(value: string): string {
  if (/dash/i.test(value)) return "dashed";
  if (/^dot/i.test(value)) return "dotted";
  return /double/i.test(value) ? "double" : "solid";
}
