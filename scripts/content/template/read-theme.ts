import { type Role, roles } from "../../document/publication-nodes.ts";
import type { Border, Colour, RoleStyle, Surface, Theme } from "../../document/theme.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { readColour } from "./read-colour.ts";
import { knownFamilies, readFamily } from "./read-families.ts";
import { readInks } from "./read-inks.ts";
import { type RoleTokenKind, roleTokens } from "./role-tokens.ts";
import { isTokenGroup, type TokenFile } from "./token-files.ts";
import { referenceIn, TokenTree } from "./token-tree.ts";

/**
 * Lays token files over each other (base, template, workspace theme; later ones win token by token, and within a
 * typography token property by property) and resolves every reference. Problems are diagnostics; the theme is
 * complete either way. `shipped` are the families that may be chosen by name, beside those of the files.
 */
export function readTheme(
  files: readonly TokenFile[],
  shipped: readonly TokenFile[],
  diagnostics: Diagnostics,
): Theme {
  const tokens = new TokenTree(files, diagnostics);
  const families = knownFamilies([...shipped, ...files]);
  return {
    colours: mapGroup("color", tokens, (name) => colour(`color.${name}`, tokens)),
    tones: tones("on", tokens),
    surfaces: surfaces("surface", tokens),
    dark: {
      paper: colour("dark.paper", tokens).hex,
      colours: tones("dark.color", tokens),
      tones: tones("dark.on", tokens),
      surfaces: surfaces("dark.surface", tokens),
    },
    fonts: {
      sans: readFamily("font.sans", tokens, families),
      serif: readFamily("font.serif", tokens, families),
      mono: readFamily("font.mono", tokens, families),
    },
    fallbacks: { sans: [], serif: [], mono: [] },
    packages: { path: [] },
    space: mapGroup("space", tokens, (name) =>
      length(tokens.value(`space.${name}`), `space.${name}`, tokens),
    ),
    roles: Object.fromEntries(
      Object.keys(roles).map((name) => [name, inScript(role(name as Role, tokens), tokens)]),
    ) as Theme["roles"],
    givenInks: readInks(tokens),
  };
}

/** A style as the script of the language needs it (`script.*`): joined letters are neither spaced nor slanted. */
function inScript(style: RoleStyle, tokens: TokenTree): RoleStyle {
  const factor = (name: string): number => Number(tokens.value(`script.${name}`) ?? 1);
  const size = style.size && hundredths(style.size * factor("size"));
  const leading = style.leading && hundredths(style.leading * factor("size") * factor("leading"));
  const joined = tokens.value("script.joined") === true;
  return {
    ...style,
    ...(size && { size }),
    ...(leading && { leading }),
    ...(joined && { tracking: undefined, italic: undefined, uppercase: undefined, hyphens: undefined }),
  };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

function mapGroup<T>(path: string, tokens: TokenTree, convert: (name: string) => T): Record<string, T> {
  return Object.fromEntries(tokens.names(path).map((name) => [name, convert(name)]));
}

function colour(path: string, tokens: TokenTree): Colour {
  const { value, path: said } = tokens.resolve(path);
  const read = readColour(value);
  if ("reason" in read) {
    // A reference that leads nowhere is told by itself.
    if (value !== undefined || referenceIn(tokens.at(path)?.$value) === undefined)
      tokens.report("token-invalid", said, { token: path, ...read });
    return { hex: "#000000" };
  }
  if (read.outside) tokens.report("colour-outside-srgb", said, { token: said, hex: read.hex });
  return { hex: read.hex };
}

function tones(path: string, tokens: TokenTree): Record<string, string> {
  return mapGroup(path, tokens, (name) => colour(`${path}.${name}`, tokens).hex);
}

function surfaces(path: string, tokens: TokenTree): Record<string, Surface> {
  return mapGroup(path, tokens, (name) => ({
    background: colour(`${path}.${name}.background`, tokens).hex,
    tones: tones(`${path}.${name}.on`, tokens),
  }));
}

const units: Record<string, number> = { pt: 1, mm: 72 / 25.4, px: 0.75 };

/** A length as token files write it: `9.5pt`, `4mm`. */
export const lengthPattern = /^(-?\d*\.?\d+)(pt|mm|px)$/;

function length(value: unknown, path: string, tokens: TokenTree): number {
  const match = typeof value === "string" ? lengthPattern.exec(value) : null;
  if (match?.[1] && match[2]) return Math.round(Number(match[1]) * (units[match[2]] ?? 1) * 1000) / 1000;
  if (value === 0 || value === "0") return 0;
  tokens.report("token-invalid", path, { token: path, reason: "length-expected" });
  return 0;
}

/** A colour by its name. */
export const colourNamePattern = /^\{((?:on|color)\..+)\}$/;

/** The name behind `{on.kicker}` or `{color.brand}`: roles keep names, so that surfaces can change the colour. */
function colourName(value: unknown, path: string, tokens: TokenTree): string {
  const reference = typeof value === "string" ? colourNamePattern.exec(value)?.[1] : undefined;
  if (reference && tokens.at(reference)) return reference.replace(/^color\./, "");
  tokens.report("token-unknown", path, { token: path, reference: String(value) });
  return "on.text";
}

/** How the value of each kind of token becomes that of a style's property. */
const readers: Record<
  Exclude<RoleTokenKind, "typography">,
  (value: unknown, path: string, tokens: TokenTree) => unknown
> = {
  length,
  "colour-name": colourName,
  border,
  flag: (value) => value === true,
  align: (value) => value,
};

function role(name: Role, tokens: TokenTree): RoleStyle {
  const group = tokens.at(`role.${name}`);
  if (!group) {
    tokens.report("token-invalid", `role.${name}`, { token: `role.${name}`, reason: "role-missing" });
    return {};
  }
  const style: RoleStyle = {};
  for (const [key, token] of Object.entries(group)) {
    if (key.startsWith("$")) continue;
    const path = `role.${name}.${key}`;
    const known = Object.hasOwn(roleTokens, key) ? roleTokens[key] : undefined;
    if (!known || !isTokenGroup(token)) {
      tokens.report("token-invalid", path, {
        token: path,
        reason: "role-key-unknown",
        known: Object.keys(roleTokens).join(", "),
      });
      continue;
    }
    const value = known.takes === "colour-name" ? token.$value : tokens.follow(token.$value, path).value;
    if (known.takes === "typography") Object.assign(style, typography(value, path, tokens));
    else Object.assign(style, { [known.sets]: readers[known.takes](value, path, tokens) });
  }
  return style;
}

function typography(value: unknown, path: string, tokens: TokenTree): Partial<RoleStyle> {
  if (!isTokenGroup(value)) return {};
  const style: Partial<RoleStyle> = {};
  const name = /^\{font\.(sans|serif|mono)\}$/.exec(String(value.fontFamily ?? ""))?.[1];
  if (name) style.family = name as NonNullable<RoleStyle["family"]>;
  if (value.fontWeight !== undefined) style.weight = Number(value.fontWeight);
  if (value.fontStyle !== undefined) style.italic = value.fontStyle === "italic";
  if (value.fontSize !== undefined) style.size = length(value.fontSize, `${path}.fontSize`, tokens);
  if (value.lineHeight !== undefined) style.leading = length(value.lineHeight, `${path}.lineHeight`, tokens);
  if (value.letterSpacing !== undefined) style.tracking = Number.parseFloat(String(value.letterSpacing));
  return style;
}

function border(value: unknown, path: string, tokens: TokenTree): Border | undefined {
  if (value === null || value === "none") return undefined;
  if (!isTokenGroup(value)) return undefined;
  return {
    width: length(value.width, `${path}.width`, tokens),
    colour: colourName(value.color, `${path}.color`, tokens),
  };
}
