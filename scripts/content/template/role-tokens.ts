import type { RoleStyle } from "../../document/theme.ts";

/**
 * What kind of value a token of a role has: a `length`; the name of a colour as `{on.…}` or `{color.…}`, so that surfaces can change
 * it; a `flag`; a `border` of width and colour; `align`; or a `typography` of the format's own.
 */
export type RoleTokenKind = "typography" | "length" | "colour-name" | "flag" | "border" | "align";

/** One token that a role may have. */
interface RoleToken {
  takes: RoleTokenKind;
  /** The property of the style that it becomes; a typography becomes several. */
  sets: keyof RoleStyle;
  /** What it does, in words. */
  means: string;
}

/**
 * The tokens of `role.<name>`, by their names in token files. Reading a theme and the JSON Schema of token files both follow from
 * here.
 */
export const roleTokens: Readonly<Record<string, RoleToken>> = {
  font: { takes: "typography", sets: "family", means: "family, weight, style, size, leading, tracking" },
  color: { takes: "colour-name", sets: "colour", means: "the colour of its letters" },
  background: { takes: "colour-name", sets: "background", means: "the ground below it" },
  "space-before": { takes: "length", sets: "before", means: "space above it" },
  "space-after": { takes: "length", sets: "after", means: "space below it" },
  indent: { takes: "length", sets: "indent", means: "how far in it begins" },
  padding: { takes: "length", sets: "padding", means: "space between its edge and its text" },
  "border-top": { takes: "border", sets: "borderTop", means: "a line above it" },
  "border-bottom": { takes: "border", sets: "borderBottom", means: "a line below it" },
  "border-start": { takes: "border", sets: "borderStart", means: "a line where its lines begin" },
  "keep-with-next": { takes: "flag", sets: "keepWithNext", means: "no page break behind it" },
  hyphens: { takes: "flag", sets: "hyphens", means: "its words may be divided" },
  balance: { takes: "flag", sets: "balance", means: "its lines are about as long as each other" },
  uppercase: { takes: "flag", sets: "uppercase", means: "shown in capitals" },
  tabular: { takes: "flag", sets: "tabular", means: "figures of one width" },
  align: { takes: "align", sets: "align", means: "where its lines stand" },
  bullet: { takes: "colour-name", sets: "bullet", means: "the colour of its bullets" },
};
