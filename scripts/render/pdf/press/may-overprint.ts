import type { RoleStyle, Theme } from "../../../document/theme.ts";
import { type InkTable, isBlackAlone } from "./colour-operations.ts";

/** A ground (`#RRGGBB`) and the colours of what may be written on it. */
export interface WrittenGround {
  ground: string;
  texts: readonly string[];
}

/** Every ground of a theme: paper, surfaces and the roles that bring one. */
export function writtenGrounds({ colours, tones, surfaces, roles }: Theme): WrittenGround[] {
  const hex = (name: string | undefined): string | undefined =>
    name?.startsWith("on.") ? tones[name.slice(3)] : colours[name ?? ""]?.hex;
  const boxes = Object.values<RoleStyle>(roles).flatMap(({ background, colour }) => {
    const [ground, own] = [hex(background), hex(colour)];
    return ground ? [{ ground, texts: own ? [own] : Object.values(tones) }] : [];
  });
  const grounds = Object.values(surfaces).map(({ background, tones: own }) => ({
    ground: background,
    texts: Object.values({ ...tones, ...own }),
  }));
  return [...boxes, ...grounds];
}

/**
 * Whether black text may be printed over what is below it: not where a ground that the document has takes so much ink that
 * black on it is more than paper can dry.
 */
export function mayOverprint(
  colours: ReadonlySet<string>,
  inksOf: InkTable,
  { grounds, inkLimit }: { grounds: readonly WrittenGround[]; inkLimit: number },
): boolean {
  const isBlack = (hex: string): boolean => colours.has(hex) && isBlackAlone(inksOf(hex));
  return !grounds.some(({ ground, texts }) => {
    if (!colours.has(ground) || !texts.some(isBlack)) return false;
    const [cyan, magenta, yellow] = inksOf(ground);
    return cyan + magenta + yellow + 100 > inkLimit;
  });
}
