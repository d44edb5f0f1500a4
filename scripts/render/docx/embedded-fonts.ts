import type { Publication } from "../../document/publication.ts";
import type { Theme } from "../../document/theme.ts";
import { elementsIn } from "../../document/tree.ts";
import type { Host } from "../../host/host.ts";
import { type Face, nearestFile } from "../assets/faces.ts";
import { subsetFaces } from "../assets/subset-face.ts";
import { fontHolder } from "./font-holder.ts";
import { wordFontOf } from "./word-fonts.ts";

/** Fonts of a Word document by family, as the library takes them. */
export interface EmbeddedFont {
  name: string;
  data: Buffer;
  bold?: Buffer;
  italic?: Buffer;
  boldItalic?: Buffer;
}

/** What the library gets, and the fonts that take the place of its stand-ins afterwards. */
export interface WordFonts {
  families: EmbeddedFont[];
  files: Uint8Array[];
}

/** Faces, subset, under the names its styles use; none where the file only names them. */
export async function embeddedFonts(
  given: readonly Face[],
  { theme, lang, body, wordFonts }: Publication,
  host: Host,
): Promise<WordFonts> {
  if (wordFonts === "none") return { families: [], files: [] };
  const files: Uint8Array[] = [];
  const fonts = new Map<string, Partial<EmbeddedFont> & { name: string }>();
  const faces = withRegular(given, theme);
  const subsets = await subsetFaces(
    faces,
    "truetype",
    host,
    wordFonts === "subset" ? languagesIn(body, lang) : undefined,
  );
  for (const face of faces) {
    const { name, bold } = wordFontOf(face.name, face.file.weight);
    const slot = face.italic ? (bold ? "boldItalic" : "italic") : bold ? "bold" : "data";
    const font = fonts.get(name) ?? { name };
    const subset = subsets.get(face);
    if (!subset) throw new Error(`the font ${face.name} was not made smaller`);
    font[slot] = fontHolder(files.push(subset) - 1);
    fonts.set(name, font);
  }
  // A family without its regular face can't be embedded; bold text in it always comes with regular text.
  const families = [...fonts.values()]
    .filter((font): font is EmbeddedFont => font.data !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { families, files };
}

/** The text's own language and those of words marked with theirs. */
function languagesIn(body: Publication["body"], lang: string): Set<string> {
  const marked = elementsIn(body).flatMap(({ properties }) => textValue(properties.lang));
  return new Set([lang, ...marked]);
}

function textValue(value: unknown): string[] {
  return typeof value === "string" && value !== "" ? [value] : [];
}

/** A family that appears in bold only still needs its regular face. */
function withRegular(faces: readonly Face[], theme: Theme): Face[] {
  const extra = faces.flatMap((face) => {
    const has = faces.some((other) => other.name === face.name && other.file.weight === 400 && !other.italic);
    const { files } = face.fallback?.family ?? theme.fonts[face.family];
    const file = nearestFile(files, { weight: 400, italic: false });
    return has || !file ? [] : [{ ...face, weight: 400, italic: false, file }];
  });
  return [...faces, ...extra];
}
