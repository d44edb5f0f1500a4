import type { LetterheadLook } from "../document/letterhead.ts";
import type { Reading } from "./reading.ts";
import { isSet, measure, type Properties, said, type WordStyles } from "./word-styles.ts";

/** Fonts whose class their names don't say and files often leave out. */
const romans =
  /times|serif|roman|georgia|garamond|cambria|caladea|palatino|book|minion|century|constantia|didot|baskerville|tinos|amiri|naskh|traditional arabic|david|frank|simsun|ming|song|mincho|hebar|academy/i;
const monospaced = /courier|mono|consolas|menlo|cousine|typewriter/i;

/** How a run looks, its fonts and colours looked up. Complex scripts have a font, a size and a weight of their own (§17.3.2). */
export function lookOf(
  properties: Properties,
  { styles, families }: Pick<Reading, "styles" | "families">,
  isComplex: boolean,
): LetterheadLook {
  const font = fontOf(properties, styles, isComplex);
  const kind = styles.classOf(font);
  const likely = monospaced.test(font) || kind === "modern" ? "mono" : isRoman(font, kind) ? "serif" : "sans";
  const family = families.get(font.toLowerCase()) ?? likely;
  const on = (plain: string, complex: string): boolean => isSet(properties, isComplex ? complex : plain);
  const vertical = said(properties, "w:vertAlign");
  const colour = colourOf(properties, styles);
  const halves = measure(properties, isComplex ? "w:szCs" : "w:sz") ?? 20;
  return {
    font,
    family,
    size: halves / 2,
    weight: on("w:b", "w:bCs") ? 700 : 400,
    italic: on("w:i", "w:iCs"),
    underlined: !/^(?:none|)$/.test(said(properties, "w:u") ?? ""),
    capitals: isSet(properties, "w:caps") || isSet(properties, "w:smallCaps"),
    ...(colour && { colour }),
    ...(vertical === "superscript" && { raised: "super" as const }),
    ...(vertical === "subscript" && { raised: "sub" as const }),
  };
}

function isRoman(font: string, kind: string | undefined): boolean {
  if (/\bsans\b|arial|helvetica|calibri|carlito|verdana|tahoma|segoe/i.test(font)) return false;
  return kind === "roman" || (kind === undefined || kind === "auto" ? romans.test(font) : false);
}

function fontOf(properties: Properties, styles: WordStyles, isComplex: boolean): string {
  const named = isComplex ? ["cs"] : ["ascii", "hAnsi"];
  const themed = isComplex ? ["cstheme"] : ["asciiTheme", "hAnsiTheme"];
  const theme = themed
    .map((name) => said(properties, "w:rFonts", `w:${name}`))
    .flatMap((name) => (name === undefined ? [] : (styles.themeFont(name) ?? [])));
  const own = named.flatMap((name) => said(properties, "w:rFonts", `w:${name}`) ?? []);
  return theme.find(Boolean) ?? own.find(Boolean) ?? "Times New Roman";
}

function colourOf(properties: Properties, styles: WordStyles): string | undefined {
  const theme = said(properties, "w:color", "w:themeColor");
  const value = said(properties, "w:color");
  // The value is what the theme's colour was with its tint when the file was saved.
  if (value && /^[0-9a-f]{6}$/i.test(value)) return `#${value.toLowerCase()}`;
  return theme === undefined ? undefined : styles.themeColour(theme);
}
