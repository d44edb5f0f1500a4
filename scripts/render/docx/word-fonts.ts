import type { RoleStyle, Theme } from "../../document/theme.ts";
import { nearestFile } from "../assets/faces.ts";

const weightNames: Readonly<Record<number, string>> = {
  300: "Light",
  500: "Medium",
  600: "SemiBold",
  800: "ExtraBold",
  900: "Black",
};

/** A font as Word knows it: families have regular and bold only, other weights are families of their own. */
export interface WordFont {
  name: string;
  bold: boolean;
}

/** The Word font of a style: “Sofia Sans ExtraBold”, or “Sofia Sans” in bold. */
export function wordFont(theme: Theme, style: Pick<RoleStyle, "family" | "weight">): WordFont {
  const family = style.family ?? "sans";
  const file = nearestFile(theme.fonts[family].files, { weight: style.weight ?? 400, italic: false });
  return wordFontOf(theme.fonts[family].name, file?.weight ?? 400);
}

/** A family's font of some weight, as Word knows it. */
export function wordFontOf(name: string, weight: number): WordFont {
  const word = weightNames[weight];
  return word ? { name: `${name} ${word}`, bold: false } : { name, bold: weight === 700 };
}
