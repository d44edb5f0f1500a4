import type { Publication } from "../../document/publication.ts";
import type { FontFamily, FontFile, Theme } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import { scriptLetters } from "../../languages/script-letters.ts";
import { scriptsOf } from "../../languages/writing-system.ts";
import { type Face, facesOf, nearestFile } from "./faces.ts";
import { fontCharacters } from "./font-characters.ts";

/** Signs that are never drawn: line ends, zero-width and directional marks. */
export const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\uFE0F/u;

/** Arabic letters, digits and signs. A word is one stroke: no font can lend it a letter. */
const joined = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u;

/** The same as a style sheet says it. */
export const joinedRange = "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFC";

/**
 * The faces of a publication with those that its words in other scripts are set in: signs that a face has no glyph for are taken
 * from the theme's families for other scripts. Signs that no family has stay with their own face, where the check finds them.
 */
export function allFacesOf(publication: Publication, host: Host): Promise<readonly Face[]> {
  const known = found.get(publication) ?? findFaces(publication, host);
  found.set(publication, known);
  // A font that could not be read may be there when the files are made again.
  known.catch(() => found.delete(publication));
  return known;
}

const found = new WeakMap<Publication, Promise<readonly Face[]>>();

async function findFaces(publication: Publication, host: Host): Promise<readonly Face[]> {
  const { theme, lang } = publication;
  const own = facesOf(publication);
  const letters = new RegExp(scriptLetters(scriptsOf(lang)), "v");
  const found = own.map(async (face) => {
    // A font of the workspace that can't write the document's own language is a mistake, and nobody's to replace.
    const wanted = [...face.characters].filter((sign) => !face.place || !letters.test(sign));
    const ofFamily = own.filter(({ family, place }) => family === face.family && !place);
    const whole = face.place ? undefined : await familyOfStrokes(ofFamily, theme, host);
    return withFallbacks(face, wanted, whole, theme, host);
  });
  return (await Promise.all(found)).flat();
}

/** The family that lends all letters that are joined, where those of a text's own lack one: first that has every one. */
async function familyOfStrokes(
  faces: readonly Face[],
  theme: Theme,
  host: Host,
): Promise<FontFamily | undefined> {
  const strokes = new Set(
    faces.flatMap(({ characters }) => [...characters].filter((sign) => joined.test(sign))),
  );
  if (
    strokes.size === 0 ||
    (await hasAll(
      faces.map(({ file }) => file),
      strokes,
      host,
    ))
  )
    return undefined;
  for (const family of faces[0] ? theme.fallbacks[faces[0].family] : [])
    if (await hasAll(family.files.slice(0, 1), strokes, host)) return family;
  return undefined;
}

async function hasAll(files: readonly FontFile[], signs: ReadonlySet<string>, host: Host): Promise<boolean> {
  for (const { path } of files) {
    const known = await charactersOf(path, host);
    if (!known || ![...signs].every((sign) => !isDrawn(sign) || known.has(sign.codePointAt(0) ?? 0)))
      return false;
  }
  return files.length > 0;
}

async function withFallbacks(
  face: Face,
  wanted: readonly string[],
  whole: FontFamily | undefined,
  theme: Theme,
  host: Host,
): Promise<Face[]> {
  const own = await charactersOf(face.file.path, host);
  if (!own) return [face];
  const strokes = whole ? wanted.filter((sign) => joined.test(sign)) : [];
  const lent = whole ? lend(whole, strokes, face, theme, own) : undefined;
  let missing = wanted.filter(
    (sign) => isDrawn(sign) && !own.has(sign.codePointAt(0) ?? 0) && !lent?.characters.has(sign),
  );
  const fallbacks = lent ? [lent] : [];
  for (const family of missing.length > 0 ? theme.fallbacks[face.family] : []) {
    const file = nearestFile(family.files, face);
    const known = file && (await charactersOf(file.path, host));
    const taken = missing.filter((sign) => known?.has(sign.codePointAt(0) ?? 0));
    const made = lend(family, taken, face, theme, own);
    if (!made) continue;
    fallbacks.push(made);
    missing = missing.filter((sign) => !made.characters.has(sign));
  }
  const given = new Set(fallbacks.flatMap(({ characters }) => [...characters]));
  const kept = new Set([...face.characters].filter((sign) => !given.has(sign)));
  return [{ ...face, characters: kept }, ...fallbacks];
}

/** A family's face for some signs; undefined when there are none. It has to be asked first for signs that the own face has, too. */
function lend(
  family: FontFamily,
  signs: readonly string[],
  face: Face,
  theme: Theme,
  own: ReadonlySet<number>,
): Face | undefined {
  const file = nearestFile(family.files, face);
  if (!file || signs.length === 0) return undefined;
  const scale = family.scale / theme.fonts[face.family].scale;
  const joins = signs.some((sign) => own.has(sign.codePointAt(0) ?? 0));
  return {
    ...face,
    place: undefined,
    name: family.name,
    file,
    characters: new Set(signs),
    fallback: { scale, joins },
  };
}

function isDrawn(sign: string): boolean {
  return !invisible.test(sign) && sign !== "\u00a0";
}

async function charactersOf(path: string, host: Host): Promise<ReadonlySet<number> | undefined> {
  const bytes = await host.read(path);
  return bytes && fontCharacters(bytes);
}
