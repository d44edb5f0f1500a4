import { join } from "node:path";
import type { Publication } from "../../document/publication.ts";
import { type Host, sha256 } from "../../host.ts";
import { type Face, facesOf, nearestFile } from "../assets/faces.ts";
import { wordFont } from "./word-fonts.ts";

/** Fonts of a Word document by family, as the library takes them. */
export interface EmbeddedFont {
  name: string;
  data: Buffer;
  bold?: Buffer;
  italic?: Buffer;
  boldItalic?: Buffer;
}

/** Latin, Greek, Cyrillic and signs, as in the web fonts: four whole faces would add half a megabyte to each file. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x52f],
  [0x2010, 0x203a],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

/** The faces that a publication uses, subset, under the names its styles use. */
export async function embeddedFonts(publication: Publication, host: Host): Promise<EmbeddedFont[]> {
  const fonts = new Map<string, Partial<EmbeddedFont> & { name: string }>();
  for (const face of withRegular(facesOf(publication), publication)) {
    const { name, bold } = wordFont(publication.theme, face);
    const data = await subsetFont(face.file.path, host);
    const slot = face.italic ? (bold ? "boldItalic" : "italic") : bold ? "bold" : "data";
    const font = fonts.get(name) ?? { name };
    font[slot] = data;
    fonts.set(name, font);
  }
  // A family without its regular face can't be embedded; bold text in it always comes with regular text.
  return [...fonts.values()]
    .filter((font): font is EmbeddedFont => font.data !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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

async function subsetFont(path: string, host: Host): Promise<Buffer> {
  const font = await host.read(path);
  if (!font) throw new Error(`The font file ${path} does not exist.`);
  const cached = join(host.cacheDir, "word-fonts", `${sha256(font).slice(0, 24)}.ttf`);
  const known = await host.read(cached);
  if (known) return Buffer.from(known);
  const { default: subset } = await import("subset-font");
  const text = ranges
    .map(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join(""),
    )
    .join("");
  const made = await subset(Buffer.from(font), text, { targetFormat: "truetype" });
  await host.write(cached, made);
  return made;
}
