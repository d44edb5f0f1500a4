import type { Place } from "../findings/diagnostics.ts";
import type { Role } from "./publication-nodes.ts";

/** Cyan, magenta, yellow and black in per cent. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** A colour of the palette. */
export interface Colour {
  /** `#RRGGBB`, sRGB. */
  hex: string;
}

/** The inks that a token gives beside its colour, and where it does. */
export interface GivenInks {
  /** Dotted path of the token. */
  token: string;
  /** The token's colour, `#RRGGBB`. */
  hex: string;
  inks: Inks;
  place: Place;
}

/** One font file of a family. */
export interface FontFile {
  weight: number;
  italic: boolean;
  /** Absolute path of a static TrueType file: variable fonts and CFF end up as Type 3 in Chromium's PDF. */
  path: string;
}

/** A family as the tokens declare it. */
export interface FontFamily {
  name: string;
  files: readonly FontFile[];
  /** Where a token file of the workspace chooses it; undefined for Dipla's own choice. */
  place?: Place | undefined;
  /** How much larger than others its letters are set to look as large (`script.size`). */
  scale: number;
}

/** The tone a text has on a surface: the same role is dark on paper and white on a deep panel. */
export type Tone = string;

/** A ground that text stands on: `background` and the colours its tones have there. */
export interface Surface {
  background: string;
  tones: Readonly<Record<Tone, string>>;
}

/** Resolved style of a role. Lengths in pt. One of these becomes one CSS rule and one Word style. */
export interface RoleStyle {
  family?: "sans" | "serif" | "mono" | undefined;
  weight?: number | undefined;
  italic?: boolean | undefined;
  size?: number | undefined;
  leading?: number | undefined;
  /** In em. */
  tracking?: number | undefined;
  uppercase?: boolean | undefined;
  tabular?: boolean | undefined;
  align?: "start" | "centre" | "end" | undefined;
  /** A tone's or a colour's name. */
  colour?: string | undefined;
  /** A colour's name. */
  background?: string | undefined;
  before?: number | undefined;
  after?: number | undefined;
  indent?: number | undefined;
  padding?: number | undefined;
  borderTop?: Border | undefined;
  borderBottom?: Border | undefined;
  borderStart?: Border | undefined;
  keepWithNext?: boolean | undefined;
  hyphens?: boolean | undefined;
  balance?: boolean | undefined;
  /** Bullet colour of a list. */
  bullet?: string | undefined;
}

/** A line of `width` pt in a named colour. */
export interface Border {
  width: number;
  colour: string;
}

/** All of a template's design tokens, resolved: nothing refers to anything any more. */
export interface Theme {
  colours: Readonly<Record<string, Colour>>;
  /** Tones on plain paper. */
  tones: Readonly<Record<Tone, string>>;
  surfaces: Readonly<Record<string, Surface>>;
  /** Colours that change in a dark colour scheme (HTML only). */
  dark: {
    paper: string;
    /** Grounds of boxes, such as `tint`, as hex. */
    colours: Readonly<Record<string, string>>;
    tones: Readonly<Record<Tone, string>>;
    surfaces: Readonly<Record<string, Surface>>;
  };
  fonts: Readonly<Record<"sans" | "serif" | "mono", FontFamily>>;
  /** For words in scripts that a family lacks: the families of other scripts, in the order in which they are asked. */
  fallbacks: Readonly<Record<"sans" | "serif" | "mono", readonly FontFamily[]>>;
  /** Where packages with further fonts may lie (`node_modules`), nearest folder first. As paths, they are no part of any hash. */
  packages: { path: readonly string[] };
  /** Free lengths for `style.css`, in pt: `--space-<name>`. */
  space: Readonly<Record<string, number>>;
  roles: Readonly<Record<Role, RoleStyle>>;
  /**
   * Inks that tokens give by hand, those that count first. All other colours are printed as the printer's profile says.
   */
  givenInks: readonly GivenInks[];
}
