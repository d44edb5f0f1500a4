import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import type { Face } from "./faces.ts";
import { fontCharacters } from "./font-characters.ts";

// Signs that are never drawn: line ends, zero-width and directional marks.
const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\uFE0F/u;

/** From this weight on a face is bold, as Word and CSS see it. */
const bold = 600;

/**
 * Reports every character that its font has no glyph for (a box on paper), fonts that don't exist, and bold or italic text
 * for which the workspace's own font has no face.
 */
export async function checkGlyphs(
  faces: readonly Face[],
  place: Place,
  host: Host,
  diagnostics: Diagnostics,
): Promise<void> {
  const coverage = new Map<string, ReadonlySet<number>>();
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
      diagnostics.add("glyph-missing", place, {
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
