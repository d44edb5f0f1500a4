import type { Publication } from "../../document/publication.ts";
import type { FontFamily } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import { isEmoji } from "../../languages/emoji.ts";
import { hanFonts, type ScriptFont, scriptFonts } from "../../languages/script-fonts.ts";
import type { Face, FallbackFace } from "./faces.ts";
import { emojiFont, installedFamily, symbolFonts } from "./installed-family.ts";

/** A family that lends signs. */
export interface Lender extends Pick<FallbackFace, "keeps" | "isExact"> {
  family: FontFamily;
  /** Which it is asked for; undefined: for all that are missing. */
  takes?: (sign: string) => boolean;
}

/** Families that are looked up together, for the signs that those before have left. */
export type LenderGroup = (missing: readonly string[]) => Promise<Lender[]>;

/**
 * Who lends signs to a face, in this order: emoji what is drawn as a picture, the families of other scripts that ship, those of
 * packages that are installed, then signs as text has them, and emoji the rest.
 */
export function lendersOf(publication: Publication, host: Host): (face: Face) => LenderGroup[] {
  const { theme, lang } = publication;
  const known = new Map<string, Promise<FontFamily | undefined>>();
  const installed = async (
    fonts: readonly Pick<ScriptFont, "name" | "npm">[],
    how: Omit<Lender, "family">,
  ): Promise<Lender[]> => {
    const families = fonts.map((font) => {
      const found = known.get(font.npm) ?? installedFamily(font, theme, host);
      known.set(font.npm, found);
      return found;
    });
    return (await Promise.all(families)).flatMap((family) => (family ? [{ ...how, family }] : []));
  };
  const whole = { keeps: "all", isExact: false } as const;
  const exact = { keeps: "lent", isExact: true } as const;
  return (face) => [
    async (missing) => (missing.some(isEmoji) ? installed([emojiFont], { ...exact, takes: isEmoji }) : []),
    async () => theme.fallbacks[face.family].map((family) => ({ family, keeps: "letters", isExact: false })),
    async (missing) => installed(scriptFonts(lang, missing), whole),
    async () => installed([...symbolFonts, emojiFont], exact),
    async (missing) =>
      missing.some((sign) => /\p{sc=Hani}/u.test(sign)) ? installed(hanFonts(), whole) : [],
  ];
}
