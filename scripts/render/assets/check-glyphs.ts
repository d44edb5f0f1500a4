import { placeOfSource } from "../../document/position.ts";
import type { Publication } from "../../document/publication.ts";
import { skip, textProperty, visitInherited } from "../../document/tree.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { isMarked } from "../../languages/marked-signs.ts";
import { type ScriptFont, scriptFonts } from "../../languages/script-fonts.ts";
import type { Face } from "./faces.ts";
import { invisible } from "./fallback-faces.ts";
import { fontCharacters } from "./font-characters.ts";
import { installedFamily } from "./installed-family.ts";

/** From this weight on a face is bold, as Word and CSS see it. */
const bold = 600;

/**
 * Reports what no font has a glyph for (boxes on paper), once for each family and line where it stands first, in one finding for
 * the document what a package on npm has; fonts that don't exist; and bold or italic text for which the workspace's own font has
 * no face. Gives whether every sign has a glyph.
 */
export async function checkGlyphs(
  faces: readonly Face[],
  publication: Publication,
  host: Host,
  diagnostics: Diagnostics,
): Promise<boolean> {
  const missing = new Map<string, string>();
  for (const face of faces) {
    const { path } = face.file;
    const shown = nameOfFace(face.file);
    if (face.place && (face.italic !== face.file.italic || face.weight >= bold !== face.file.weight >= bold))
      diagnostics.add("font-style-missing", face.place, { family: face.name, face: nameOfFace(face), shown });
    const bytes = await host.read(path);
    if (!bytes) {
      diagnostics.add("font-missing", { file: publication.source }, { path, family: face.name });
      continue;
    }
    const known = fontCharacters(bytes);
    for (const sign of face.characters) {
      // Its parts may be found one by one, and yet no font has them together.
      if (isMarked(sign) && ![...sign].every((one) => known.has(one.codePointAt(0) ?? 0)))
        missing.set(sign, missing.get(sign) ?? face.name);
    }
    for (const character of [...face.characters].flatMap((sign) => [...sign])) {
      const isThere = known.has(character.codePointAt(0) ?? 0) || invisible.test(character);
      if (!isThere && character !== "\u00a0") missing.set(character, missing.get(character) ?? face.name);
    }
  }
  if (missing.size > 0) await reportMissing(missing, publication, host, diagnostics);
  return missing.size === 0;
}

/** How many signs a finding shows. */
const mostShown = 12;

/** @param missing the families that lack them, by sign */
async function reportMissing(
  missing: ReadonlyMap<string, string>,
  publication: Publication,
  host: Host,
  diagnostics: Diagnostics,
): Promise<void> {
  const { theme, lang } = publication;
  const offered: ScriptFont[] = [];
  for (const font of scriptFonts(lang, [...missing.keys()]))
    if (!(await installedFamily(font, theme, host))) offered.push(font);
  const isOffered = ({ signs }: ScriptFont, sign: string): boolean => new RegExp(signs, "v").test(sign);
  const ofPackages = [...missing.keys()].filter((sign) => offered.some((font) => isOffered(font, sign)));
  const firstOf = (sign: string) => offered.find((font) => isOffered(font, sign));
  const wanted = offered.filter((font) => ofPackages.some((sign) => firstOf(sign) === font));
  // What stands first is the same in all templates of a document, whose labels may have other signs.
  const first = firstOfSigns(ofPackages, publication);
  if (wanted.length > 0)
    diagnostics.add("font-package-missing", placeOfSource(first.source, publication), {
      characters: listed(first.signs),
      families: wanted.map(({ name }) => name).join(", "),
      packages: wanted.map(({ npm }) => npm).join(" "),
    });
  const told = new Map<string, { place: Place; family: string; signs: string[] }>();
  for (const [sign, family] of missing) {
    if (ofPackages.includes(sign)) continue;
    const place = placeOf([sign], publication);
    const key = `${family} ${place.file} ${place.line}`;
    const group = told.get(key) ?? { place, family, signs: [] };
    group.signs.push(sign);
    told.set(key, group);
  }
  for (const { place, family, signs } of told.values())
    diagnostics.add("glyph-missing", place, {
      family,
      character: listed(signs),
      codepoint: listed(signs.map(codepoint), ", "),
    });
}

function listed(all: readonly string[], separator = " "): string {
  return `${all.slice(0, mostShown).join(separator)}${all.length > mostShown ? ` …` : ""}`;
}

function codepoint(sign: string): string {
  const point = (one: string): string =>
    (one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return [...sign].map((one) => `U+${point(one)}`).join(" + ");
}

/** A face as token files name it: `700`, `400i`. */
function nameOfFace({ weight, italic }: Pick<Face, "weight" | "italic">): string {
  return `${weight}${italic ? "i" : ""}`;
}

/** Where the first of some signs stands; of what the template says, only the document is known. */
function placeOf(signs: readonly string[], publication: Publication): Place {
  return placeOfSource(firstOfSigns(signs, publication).source, publication);
}

/** Where the author wrote the first of some signs, and which stand there; all of them where none is the author's. */
function firstOfSigns(
  signs: readonly string[],
  { body }: Publication,
): { source: string | undefined; signs: readonly string[] } {
  const found: { source: string; signs: string[] }[] = [];
  visitInherited<string | undefined>(body, undefined, (node, source) => {
    if (node.type === "text" && source !== undefined && found.length === 0) {
      const there = new Set(node.value);
      const own = signs.filter((sign) => there.has(sign));
      if (own.length > 0) found.push({ source, signs: own.sort() });
    }
    return node.type === "element" ? (textProperty(node, "dataSrc") ?? source) : skip;
  });
  return found[0] ?? { source: undefined, signs };
}
