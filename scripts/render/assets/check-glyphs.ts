import { placeOfSource } from "../../document/position.ts";
import type { Publication } from "../../document/publication.ts";
import { skip, textProperty, visitInherited } from "../../document/tree.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { Face } from "./faces.ts";
import { invisible } from "./fallback-faces.ts";
import { fontCharacters } from "./font-characters.ts";

/** From this weight on a face is bold, as Word and CSS see it. */
const bold = 600;

/**
 * Reports every character that its font has no glyph for (a box on paper), once for each family and where it stands first, fonts that
 * don't exist, and bold or italic text for which the workspace's own font has no face.
 */
export async function checkGlyphs(
  faces: readonly Face[],
  publication: Publication,
  host: Host,
  diagnostics: Diagnostics,
): Promise<void> {
  const place = { file: publication.source };
  const coverage = new Map<string, ReadonlySet<number>>();
  const told = new Set<string>();
  for (const face of faces) {
    const { path } = face.file;
    const shown = nameOfFace(face.file);
    if (face.place && (face.italic !== face.file.italic || face.weight >= bold !== face.file.weight >= bold))
      diagnostics.add("font-style-missing", face.place, { family: face.name, face: nameOfFace(face), shown });
    const bytes = coverage.has(path) ? undefined : await host.read(path);
    if (bytes) coverage.set(path, fontCharacters(bytes));
    const known = coverage.get(path);
    if (!known) {
      diagnostics.add("font-missing", place, { path, family: face.name });
      continue;
    }
    for (const character of face.characters) {
      const point = character.codePointAt(0) ?? 0;
      if (known.has(point) || invisible.test(character) || character === "\u00a0") continue;
      const key = `${face.name} ${character}`;
      if (told.has(key)) continue;
      told.add(key);
      diagnostics.add("glyph-missing", placeOf(character, publication), {
        family: face.name,
        character,
        codepoint: `U+${point.toString(16).toUpperCase().padStart(4, "0")}`,
      });
    }
  }
}

/** A face as token files name it: `700`, `400i`. */
function nameOfFace({ weight, italic }: Pick<Face, "weight" | "italic">): string {
  return `${weight}${italic ? "i" : ""}`;
}

/** Where a character stands first; of what the template says, only the document is known. */
function placeOf(character: string, publication: Publication): Place {
  let source: string | undefined;
  visitInherited<string | undefined>(publication.body, undefined, (node, outer) => {
    if (node.type === "text" && source === undefined && node.value.includes(character)) source = outer;
    return node.type === "element" ? (textProperty(node, "dataSrc") ?? outer) : skip;
  });
  return placeOfSource(source, publication);
}
