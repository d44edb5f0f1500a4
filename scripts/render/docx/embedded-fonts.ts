import type { Publication } from "../../document/publication.ts";
import type { Host } from "../../host/host.ts";
import { type Face, facesOf, nearestFile } from "../assets/faces.ts";
import { subsetFace } from "../assets/subset-face.ts";
import { fontHolder } from "./font-holder.ts";
import { wordFont } from "./word-fonts.ts";

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

/** The faces that a publication uses, subset, under the names its styles use. */
export async function embeddedFonts(publication: Publication, host: Host): Promise<WordFonts> {
  const files: Uint8Array[] = [];
  const fonts = new Map<string, Partial<EmbeddedFont> & { name: string }>();
  for (const face of withRegular(facesOf(publication), publication)) {
    const { name, bold } = wordFont(publication.theme, face);
    const slot = face.italic ? (bold ? "boldItalic" : "italic") : bold ? "bold" : "data";
    const font = fonts.get(name) ?? { name };
    font[slot] = fontHolder(files.push(await subsetFace(face.file.path, "truetype", host)) - 1);
    fonts.set(name, font);
  }
  // A family without its regular face can't be embedded; bold text in it always comes with regular text.
  const families = [...fonts.values()]
    .filter((font): font is EmbeddedFont => font.data !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { families, files };
}

/** A family that appears in bold only still needs its regular face. */
function withRegular(faces: readonly Face[], { theme }: Publication): Face[] {
  const extra = faces.flatMap((face) => {
    const has = faces.some((other) => other.family === face.family && other.weight === 400 && !other.italic);
    const file = nearestFile(theme, { family: face.family, weight: 400, italic: false });
    return has || !file ? [] : [{ ...face, weight: 400, italic: false, file }];
  });
  return [...faces, ...extra];
}
