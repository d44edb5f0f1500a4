import type { Root } from "hast";
import { pageKinds } from "../../document/letterhead.ts";
import { inlinesIn } from "../../document/letterhead-words.ts";
import type { OwnLetterhead, Publication } from "../../document/publication.ts";
import { isRole } from "../../document/publication-nodes.ts";
import type { FontFamily, FontFile, Theme } from "../../document/theme.ts";
import { skip, visitInherited } from "../../document/tree.ts";
import type { Place } from "../../findings/diagnostics.ts";
import { emojiSequences } from "../../languages/emoji.ts";
import { inCapitals } from "../../languages/letter-case.ts";
import { markedSigns } from "../../languages/marked-signs.ts";

/** One face that a publication really shows. */
export interface Face {
  family: "sans" | "serif" | "mono";
  /** The family's name as CSS and Word use it. */
  name: string;
  /** Weight that was asked for; `file.weight` is the nearest there is. */
  weight: number;
  italic: boolean;
  file: FontFile;
  /** Where the workspace's theme chooses the family. */
  place?: Place | undefined;
  /** Every sign set in this face: code points, and emoji and signs with marks that are made of several. */
  characters: ReadonlySet<string>;
  /** It lends signs to the family, which has none for them. */
  fallback?: FallbackFace | undefined;
}

/** How a face of another family stands in. */
export interface FallbackFace {
  /** Where its regular face is found. */
  family: FontFamily;
  /** Its place among those that lend signs: they are asked in this order. */
  rank: number;
  /** How much larger its letters are set to look as large as those around. */
  scale: number;
  /** It takes all of its script's letters from the family, those too that the family has: they are joined. */
  joins: boolean;
  /** What of its file goes into Word and HTML: the letters of the scripts that ship, all that it has, or the signs that it lends. */
  keeps: "letters" | "all" | "lent";
  /** It may have signs that another face is to be asked for: no program may take more from it than it lends. */
  isExact: boolean;
}

interface Style {
  family: Face["family"];
  weight: number;
  italic: boolean;
}

/** The faces of all text, found by walking the tree with each role's style, once; running lines included. */
export function facesOf(publication: Publication): readonly Face[] {
  const known = found.get(publication) ?? findFaces(publication);
  found.set(publication, known);
  return known;
}

const found = new WeakMap<Publication, readonly Face[]>();

function findFaces(publication: Publication): Face[] {
  const { theme, lang } = publication;
  const texts = new Map<string, { style: Style; text: string }>();
  const note = (style: Style, text: string): void => {
    const key = `${style.family} ${style.weight} ${style.italic}`;
    const known = texts.get(key);
    if (known) known.text += text;
    else texts.set(key, { style, text });
  };
  noteTexts(publication.body, theme, note);
  const { running, title, reference = "", pictures } = publication;
  if (hasLines(running))
    note(
      merged(theme, "running", { family: "sans", weight: 400, italic: false }),
      `${wordsIn(running)}${title}${reference}0123456789`,
    );
  if (publication.letterhead) noteLetterhead(publication.letterhead, theme, note);
  if (publication.has.drawnWords)
    for (const weight of [400, 700]) note({ family: "sans", weight, italic: false }, wordsIn(pictures));
  return [...texts.values()].flatMap(({ style, text }) => {
    const file = nearestFile(theme.fonts[style.family].files, style);
    // Some roles are set in capitals, so those count as used too.
    const capitals = inCapitals(text, lang);
    const several = [...emojiSequences(text), ...markedSigns(`${text}\n${capitals}`)];
    const characters = new Set([...text, ...capitals, ...several]);
    const { name, place } = theme.fonts[style.family];
    return file ? [{ ...style, name, file, place, characters }] : [];
  });
}

/** A letterhead's words, each in the look that its file gives it, and what stands in the running lines with it. */
function noteLetterhead(
  { pages, running, isDrawn }: OwnLetterhead,
  theme: Theme,
  note: (style: Style, text: string) => void,
): void {
  const usual = { family: "sans", weight: 400, italic: false } as const;
  if (hasLines(running)) note(merged(theme, "running", usual), `${wordsIn(running)}0123456789`);
  const shown = isDrawn ? pageKinds.flatMap((kind) => (pages[kind] ? [pages[kind]] : [])) : [];
  for (const { header, footer } of shown)
    for (const inline of inlinesIn([...header, ...footer]))
      if ("look" in inline) note(inline.look, inline.kind === "text" ? inline.text : "0123456789");
}

/** Whether anything is printed in the margins. */
function hasLines({ first, default: usual, even }: Publication["running"]): boolean {
  return [first, usual, even].some(
    (page) =>
      page &&
      [page.header, page.footer].some(
        ({ start, centre, end }) => start.length + centre.length + end.length > 0,
      ),
  );
}

/**
 * All text in some data, wherever in it; braces and names of keys are harmless, since every face has Latin letters. Not where
 * files lie: that differs between machines, and no file's bytes may.
 */
function wordsIn(data: unknown): string {
  return JSON.stringify(data, (key, value: unknown) => (key === "path" ? undefined : value));
}

/** The font file nearest to a weight, in the CSS order of preference simplified to distance. */
export function nearestFile(
  files: readonly FontFile[],
  style: { weight: number; italic: boolean },
): FontFile | undefined {
  const sameSlope = files.filter((file) => file.italic === style.italic);
  const candidates = sameSlope.length > 0 ? sameSlope : files;
  return [...candidates].sort(
    (a, b) => Math.abs(a.weight - style.weight) - Math.abs(b.weight - style.weight) || b.weight - a.weight,
  )[0];
}

/** Hands each piece of text to `note`, in the style that the roles around it give it. */
function noteTexts(body: Root, theme: Theme, note: (style: Style, text: string) => void): void {
  visitInherited<Style>(body, { family: "sans", weight: 400, italic: false }, (node, outer) => {
    if (node.type === "text") note(outer, node.value);
    if (node.type !== "element") return skip;
    const { dataRole } = node.properties;
    return isRole(dataRole) ? merged(theme, dataRole, outer) : outer;
  });
}

function merged(theme: Theme, role: keyof Theme["roles"], outer: Style): Style {
  const { family, weight, italic } = theme.roles[role];
  return { family: family ?? outer.family, weight: weight ?? outer.weight, italic: italic ?? outer.italic };
}
