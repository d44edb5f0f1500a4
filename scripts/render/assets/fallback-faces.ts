import type { Publication } from "../../document/publication.ts";
import type { FontFamily, FontFile, Theme } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import { hasScriptFont } from "../../languages/script-fonts.ts";
import { scriptLetters } from "../../languages/script-letters.ts";
import { scriptsOf } from "../../languages/writing-system.ts";
import { type Face, facesOf, nearestFile } from "./faces.ts";
import { fontCharacters } from "./font-characters.ts";
import { type Lender, type LenderGroup, lendersOf } from "./lenders.ts";

/** Signs that are never drawn: line ends, zero-width and directional marks. */
export const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}/u;

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
  const lending = { publication, host, lenders: lendersOf(publication, host) };
  const found = own.map(async (face) => {
    // A font of the workspace that can't write the document's own language is a mistake, and nobody's to replace.
    const wanted = [...face.characters].filter(
      (sign) => !face.place || !letters.test(sign) || hasScriptFont(sign),
    );
    const ofFamily = own.filter(({ family, place }) => family === face.family && !place);
    const whole = face.place ? undefined : await familyOfStrokes(ofFamily, theme, host);
    return withFallbacks(face, wanted, whole, lending);
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
    if (!known || ![...signs].every((sign) => hasSign(known, sign))) return false;
  }
  return files.length > 0;
}

async function withFallbacks(
  face: Face,
  wanted: readonly string[],
  whole: FontFamily | undefined,
  { publication, host, lenders }: Lending,
): Promise<Face[]> {
  const own = await charactersOf(face.file.path, host);
  if (!own) return [face];
  const scale = publication.theme.fonts[face.family].scale;
  const lent = new Map<string, Face>();
  const given = new Set<string>();
  const lend = (lender: Lender, signs: readonly string[], rank: number): void => {
    const joins = lender.family === whole && signs.some((sign) => hasSign(own, sign));
    const made = lentFace(lender, signs, face, { rank, scale, joins });
    const known = made && lent.get(made.file.path);
    if (known) Object.assign(known, { characters: new Set([...known.characters, ...signs]) });
    else if (made) lent.set(made.file.path, made);
    for (const sign of made?.characters ?? []) given.add(sign);
  };
  if (whole)
    lend(
      { family: whole, keeps: "letters", isExact: false },
      wanted.filter((sign) => joined.test(sign)),
      0,
    );
  let missing = wanted.filter((sign) => !hasSign(own, sign) && !given.has(sign));
  for (const [place, group] of lenders(face).entries()) {
    if (missing.length === 0) break;
    for (const [index, lender] of (await group(missing)).entries()) {
      const file = nearestFile(lender.family.files, face);
      const known = file && (await charactersOf(file.path, host));
      const taken = missing.filter((sign) => known && lender.takes?.(sign) !== false && hasSign(known, sign));
      lend(lender, taken, place * 100 + index);
      missing = missing.filter((sign) => !given.has(sign));
    }
  }
  const wide = await widePunctuation(face, [...lent.values()], publication, host);
  for (const sign of wide?.characters ?? []) given.add(sign);
  const kept = new Set([...face.characters].filter((sign) => !given.has(sign)));
  return [{ ...face, characters: kept }, ...lent.values(), ...(wide ? [wide] : [])];
}

/** Signs of Chinese and Japanese that Latin fonts have, too, and draw for Latin: narrow and low. */
const wideSigns = new Set("“”…—·");

/** The face that lends ideographs lends the signs between them as well, where the text's language is written in these. */
async function widePunctuation(
  face: Face,
  lent: readonly Face[],
  { lang }: Publication,
  host: Host,
): Promise<Face | undefined> {
  if (!/^(?:Jpan|Han[st])$/.test(scriptsOf(lang)[0] ?? "")) return undefined;
  const lender = lent.find(({ characters }) => [...characters].some((sign) => /\p{sc=Hani}/u.test(sign)));
  const known = lender && (await charactersOf(lender.file.path, host));
  const signs = [...face.characters].filter((sign) => wideSigns.has(sign) && known && hasSign(known, sign));
  if (!lender?.fallback || signs.length === 0) return undefined;
  const fallback = { ...lender.fallback, joins: true, isExact: true, rank: 0 };
  return { ...lender, characters: new Set(signs), fallback };
}

interface Lending {
  publication: Publication;
  host: Host;
  /** Who is asked for signs that a face lacks, group after group; the next is looked up only where signs are left. */
  lenders: (face: Face) => readonly LenderGroup[];
}

/** A family's face for some signs; undefined when there are none. */
function lentFace(
  { family, keeps, isExact }: Lender,
  signs: readonly string[],
  face: Face,
  { rank, scale, joins }: { rank: number; scale: number; joins: boolean },
): Face | undefined {
  const file = nearestFile(family.files, face);
  if (!file || signs.length === 0) return undefined;
  return {
    ...face,
    place: undefined,
    name: family.name,
    file,
    characters: new Set(signs),
    fallback: { family, rank, keeps, isExact, scale: family.scale / scale, joins },
  };
}

/** Whether a font has a sign: all that is drawn of it. */
function hasSign(known: ReadonlySet<number>, sign: string): boolean {
  return [...sign].every((one) => !isDrawn(one) || known.has(one.codePointAt(0) ?? 0));
}

function isDrawn(sign: string): boolean {
  return !invisible.test(sign) && sign !== "\u00a0";
}

async function charactersOf(path: string, host: Host): Promise<ReadonlySet<number> | undefined> {
  const bytes = await host.read(path);
  return bytes && fontCharacters(bytes);
}
