import type { Theme } from "../../document/theme.ts";
import type { Face } from "../assets/faces.ts";
import { joinedRange } from "../assets/fallback-faces.ts";

/** A face and where the page finds its file. */
export interface ServedFont {
  face: Face;
  url: string;
  format: "woff2" | "truetype";
}

/** One `@font-face` for each face that the page shows. */
export function fontFaces(fonts: readonly ServedFont[]): string {
  return fonts
    .map(
      ({ face, url, format }) =>
        `@font-face{font-family:"${nameOf(face)}";font-weight:${face.weight};font-style:${face.italic ? "italic" : "normal"};font-display:block;${fitting(face)}src:url(${url}) format("${format}")}`,
    )
    .join("\n");
}

/** A family's own name; what stands in for one has a name of its own there, since its letters may have another size. */
function nameOf({ name, family, fallback }: Face): string {
  return fallback ? `${name} in ${family}` : name;
}

function fitting({ fallback }: Face): string {
  if (!fallback) return "";
  const size = Math.round(fallback.scale * 100);
  return `${size === 100 ? "" : `size-adjust:${size}%;`}${fallback.joins ? `unicode-range:${joinedRange};` : ""}`;
}

/** The families with those that stand in for them; nothing when none does. */
export function fallbackCss(fonts: readonly ServedFont[], theme: Theme): string {
  const lists = (["sans", "serif", "mono"] as const).flatMap((family) => {
    const faces = fonts.map(({ face }) => face).filter((face) => face.family === family && face.fallback);
    if (faces.length === 0) return [];
    const names = (joins: boolean): string[] => [
      ...new Set(faces.filter(({ fallback }) => fallback?.joins === joins).map(nameOf)),
    ];
    const generic = family === "mono" ? "monospace" : family === "serif" ? "serif" : "sans-serif";
    const list = [...names(true), theme.fonts[family].name, ...names(false)];
    return [`--font-${family}:${list.map((name) => `"${name}"`).join(",")},${generic};`];
  });
  return lists.length > 0 ? `:root{${lists.join("")}}` : "";
}
