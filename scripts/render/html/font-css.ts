import type { Theme } from "../../document/theme.ts";
import type { Face } from "../assets/faces.ts";
import { joinedRange } from "../assets/fallback-faces.ts";
import { joiners } from "../assets/subset-face.ts";

/** A face and where the page finds its file. */
export interface ServedFont {
  face: Face;
  url: string;
  format: "woff2" | "truetype";
}

/** One `@font-face` for each face that the page shows; what several weights are lent from one file is one. */
export function fontFaces(fonts: readonly ServedFont[]): string {
  const ranges = exactRanges(fonts);
  const rules = Map.groupBy(fonts, ({ face, url }) => {
    const key = face.fallback ? [nameOf(face), face.italic, url] : [nameOf(face), face.italic, face.weight];
    return JSON.stringify(key);
  });
  return [...rules.values()]
    .flatMap((same) => {
      const [font] = same;
      if (!font) return [];
      const { face, url, format } = font;
      const weights = [...new Set(same.map((one) => one.face.weight))].sort((a, b) => a - b);
      const weight = weights.length > 1 ? `${weights[0]} ${weights.at(-1)}` : face.weight;
      const range = ranges.get(nameOf(face)) ?? (face.fallback?.joins ? joinedRange : undefined);
      return `@font-face{font-family:"${nameOf(face)}";font-weight:${weight};font-style:${face.italic ? "italic" : "normal"};font-display:block;${fitting(face)}${range ? `unicode-range:${range};` : ""}src:url(${url}) format("${format}")}`;
    })
    .join("\n");
}

/** A family's own name; what stands in for one has a name of its own there, since its letters may have another size. */
function nameOf({ name, family, fallback }: Face): string {
  if (!fallback) return name;
  if (fallback.joins && fallback.isExact) return `${name} first in ${family}`;
  return fallback.keeps === "letters" || fallback.scale !== 1 ? `${name} in ${family}` : name;
}

function fitting({ fallback }: Face): string {
  const size = Math.round((fallback?.scale ?? 1) * 100);
  return size === 100 ? "" : `size-adjust:${size}%;`;
}

/** What a family is asked for that lends some signs only, by its name: the code points of these, and what joins them. */
function exactRanges(fonts: readonly ServedFont[]): Map<string, string> {
  const exact = fonts.map(({ face }) => face).filter(({ fallback }) => fallback?.isExact);
  return new Map(
    [...Map.groupBy(exact, nameOf)].map(([name, faces]) => {
      const signs = faces.flatMap(({ characters }) => [...characters]);
      const points = new Set([...signs, joiners].join(""));
      return [
        name,
        [...points]
          .map((sign) => sign.codePointAt(0) ?? 0)
          .sort((a, b) => a - b)
          .map((point) => `U+${point.toString(16).toUpperCase()}`)
          .join(","),
      ];
    }),
  );
}

/** The families with those that stand in for them; nothing when none does. */
export function fallbackCss(fonts: readonly ServedFont[], theme: Theme): string {
  const lists = (["sans", "serif", "mono"] as const).flatMap((family) => {
    const faces = fonts.map(({ face }) => face).filter((face) => face.family === family && face.fallback);
    if (faces.length === 0) return [];
    const names = (joins: boolean): string[] => [
      ...new Set(
        faces
          .filter(({ fallback }) => fallback?.joins === joins)
          .sort((a, b) => (a.fallback?.rank ?? 0) - (b.fallback?.rank ?? 0))
          .map(nameOf),
      ),
    ];
    const generic = family === "mono" ? "monospace" : family === "serif" ? "serif" : "sans-serif";
    const list = [...names(true), theme.fonts[family].name, ...names(false)];
    return [`--font-${family}:${list.map((name) => `"${name}"`).join(",")},${generic};`];
  });
  // Drawings name the family alone.
  const drawn = `[data-role="chart-picture"] g{font-family:var(--font-sans)}`;
  return lists.length > 0 ? `:root{${lists.join("")}}${drawn}` : "";
}
