import { join, resolve } from "node:path";
import { type Role, roles } from "../../document/publication-nodes.ts";
import type { Border, Colour, FontFamily, Inks, RoleStyle, Surface, Theme } from "../../document/theme.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";

/** A tokens file as parsed JSON: groups and tokens (`$value`), Design Tokens format. */
export type TokenGroup = { [key: string]: unknown };

/** A tokens file and where it lies, for diagnostics and for font files beside it. */
export interface TokenFile {
  group: TokenGroup;
  folder: string;
  display: string;
}

interface Context {
  tokens: TokenGroup;
  display: string;
  diagnostics: Diagnostics;
}

/**
 * Lays token files over each other (base, template, workspace theme; later ones win token by token, and within a
 * typography token property by property) and resolves every reference. Problems are diagnostics; the theme is
 * complete either way.
 */
export function readTheme(files: readonly TokenFile[], host: Host, diagnostics: Diagnostics): Theme {
  const tokens = files.reduce<TokenGroup>((merged, file) => overlay(merged, locateFonts(file, host)), {});
  const context: Context = { tokens, display: files.at(-1)?.display ?? "", diagnostics };
  return {
    colours: mapGroup(tokens.color, (name) => colour(`color.${name}`, context)),
    tones: tones("on", context),
    surfaces: surfaces("surface", context),
    dark: {
      paper: colour("dark.paper", context).hex,
      colours: tones("dark.color", context),
      tones: tones("dark.on", context),
      surfaces: surfaces("dark.surface", context),
    },
    fonts: {
      sans: family("font.sans", context),
      serif: family("font.serif", context),
      mono: family("font.mono", context),
    },
    space: mapGroup(tokens.space, (name) =>
      length(valueAt(`space.${name}`, context), `space.${name}`, context),
    ),
    roles: Object.fromEntries(
      Object.keys(roles).map((name) => [name, inScript(role(name as Role, context), context)]),
    ) as Theme["roles"],
    inks: inks(tokens),
  };
}

/** A style as the script of the language needs it (`script.*`): joined letters are neither spaced nor slanted. */
function inScript(style: RoleStyle, context: Context): RoleStyle {
  const factor = (name: string): number => Number(valueAt(`script.${name}`, context) ?? 1);
  const size = style.size && hundredths(style.size * factor("size"));
  const leading = style.leading && hundredths(style.leading * factor("size") * factor("leading"));
  const joined = valueAt("script.joined", context) === true;
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

/** The CMYK partner of every colour that is printed; dark colour schemes are for screens. */
function inks(tokens: TokenGroup): Theme["inks"] {
  const found: Record<string, Inks> = {};
  const visit = (group: TokenGroup): void => {
    const extensions = group.$extensions as { dipla?: { cmyk?: Inks } } | undefined;
    const partner = extensions?.dipla?.cmyk;
    if (typeof group.$value === "string" && partner) found[group.$value.toUpperCase()] ??= partner;
    for (const value of Object.values(group)) if (isGroup(value)) visit(value);
  };
  visit({ ...tokens, dark: undefined });
  return found;
}

function overlay(base: TokenGroup, top: TokenGroup): TokenGroup {
  const merged: TokenGroup = { ...base };
  for (const [key, value] of Object.entries(top)) {
    const under = merged[key];
    // The faces of one family are no use to another.
    merged[key] = isGroup(under) && isGroup(value) && key !== "files" ? overlay(under, value) : value;
  }
  return merged;
}

function isGroup(value: unknown): value is TokenGroup {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Makes font file paths absolute: `npm:<package>/<file>` from Dipla's packages, others beside the token file. */
function locateFonts(file: TokenFile, host: Host): TokenGroup {
  const fonts = file.group.font;
  if (!isGroup(fonts)) return file.group;
  const located = mapGroup(fonts, (name) => {
    const token = fonts[name] as TokenGroup;
    const extensions = token.$extensions as { dipla?: { files?: Record<string, string> } } | undefined;
    const files = extensions?.dipla?.files;
    if (!files) return token;
    const paths = Object.fromEntries(
      Object.entries(files).map(([face, path]) => [face, fontPath(path, file.folder, host)]),
    );
    return { ...token, $extensions: { ...extensions, dipla: { ...extensions.dipla, files: paths } } };
  });
  return { ...file.group, font: located };
}

function fontPath(path: string, folder: string, host: Host): string {
  if (!path.startsWith("npm:")) return resolve(folder, path);
  return host.findPackage(path.slice(4)) ?? join(host.packageRoot, "node_modules", path.slice(4));
}

function mapGroup<T>(group: unknown, convert: (name: string) => T): Record<string, T> {
  const names = isGroup(group) ? Object.keys(group).filter((name) => !name.startsWith("$")) : [];
  return Object.fromEntries(names.map((name) => [name, convert(name)]));
}

function tokenAt(path: string, context: Context): TokenGroup | undefined {
  let node: unknown = context.tokens;
  for (const part of path.split(".")) node = isGroup(node) ? node[part] : undefined;
  return isGroup(node) ? node : undefined;
}

/** The `$value` at a path with references followed; undefined (and a diagnostic) when a reference leads nowhere. */
function valueAt(path: string, context: Context, seen: readonly string[] = []): unknown {
  return follow(tokenAt(path, context)?.$value, path, context, seen);
}

function follow(value: unknown, path: string, context: Context, seen: readonly string[] = []): unknown {
  const reference = typeof value === "string" ? /^\{(.+)\}$/.exec(value)?.[1] : undefined;
  if (!reference) return value;
  if (seen.includes(reference) || tokenAt(reference, context)?.$value === undefined) {
    context.diagnostics.add("token-unknown", { file: context.display }, { token: path, reference });
    return undefined;
  }
  return valueAt(reference, context, [...seen, reference]);
}

function colour(path: string, context: Context): Colour {
  const value = valueAt(path, context);
  if (typeof value !== "string" || !/^#[0-9a-f]{6}$/i.test(value)) {
    context.diagnostics.add(
      "token-invalid",
      { file: context.display },
      { token: path, reason: "colour-expected" },
    );
    return { hex: "#000000" };
  }
  const extensions = tokenAt(path, context)?.$extensions as { dipla?: { cmyk?: Inks } } | undefined;
  return { hex: value.toUpperCase(), cmyk: extensions?.dipla?.cmyk };
}

function tones(path: string, context: Context): Record<string, string> {
  return mapGroup(tokenAt(path, context), (name) => colour(`${path}.${name}`, context).hex);
}

function surfaces(path: string, context: Context): Record<string, Surface> {
  return mapGroup(tokenAt(path, context), (name) => ({
    background: colour(`${path}.${name}.background`, context).hex,
    tones: tones(`${path}.${name}.on`, context),
  }));
}

function family(path: string, context: Context): FontFamily {
  const extensions = tokenAt(path, context)?.$extensions as
    | { dipla?: { files?: Record<string, string> } }
    | undefined;
  const files = Object.entries(extensions?.dipla?.files ?? {}).map(([face, file]) => ({
    weight: Number.parseInt(face, 10),
    italic: face.endsWith("i"),
    path: file,
  }));
  const name = valueAt(path, context);
  if (typeof name !== "string" || files.length === 0) {
    context.diagnostics.add(
      "token-invalid",
      { file: context.display },
      { token: path, reason: "family-expected" },
    );
  }
  return { name: String(name ?? "serif"), files };
}

const units: Record<string, number> = { pt: 1, mm: 72 / 25.4, px: 0.75 };

function length(value: unknown, path: string, context: Context): number {
  const match = typeof value === "string" ? /^(-?\d*\.?\d+)(pt|mm|px)$/.exec(value) : null;
  if (match?.[1] && match[2]) return Math.round(Number(match[1]) * (units[match[2]] ?? 1) * 1000) / 1000;
  if (value === 0 || value === "0") return 0;
  context.diagnostics.add(
    "token-invalid",
    { file: context.display },
    { token: path, reason: "length-expected" },
  );
  return 0;
}

/** The name behind `{on.kicker}` or `{color.brand}`: roles keep names, so that surfaces can change the colour. */
function colourName(value: unknown, path: string, context: Context): string {
  const reference = typeof value === "string" ? /^\{((?:on|color)\..+)\}$/.exec(value)?.[1] : undefined;
  if (reference && tokenAt(reference, context)) return reference.replace(/^color\./, "");
  context.diagnostics.add(
    "token-unknown",
    { file: context.display },
    { token: path, reference: String(value) },
  );
  return "on.text";
}

type RoleKeys = Record<string, (value: unknown, path: string, context: Context) => Partial<RoleStyle>>;

/** How each token of a role group becomes a property of its style. */
const roleKeys: RoleKeys = {
  font: (value, path, context) => typography(value, path, context),
  color: (value, path, context) => ({ colour: colourName(value, path, context) }),
  background: (value, path, context) => ({ background: colourName(value, path, context) }),
  "space-before": (value, path, context) => ({ before: length(value, path, context) }),
  "space-after": (value, path, context) => ({ after: length(value, path, context) }),
  indent: (value, path, context) => ({ indent: length(value, path, context) }),
  padding: (value, path, context) => ({ padding: length(value, path, context) }),
  "border-top": (value, path, context) => ({ borderTop: border(value, path, context) }),
  "border-bottom": (value, path, context) => ({ borderBottom: border(value, path, context) }),
  "border-start": (value, path, context) => ({ borderStart: border(value, path, context) }),
  "keep-with-next": (value) => ({ keepWithNext: value === true }),
  hyphens: (value) => ({ hyphens: value === true }),
  balance: (value) => ({ balance: value === true }),
  uppercase: (value) => ({ uppercase: value === true }),
  tabular: (value) => ({ tabular: value === true }),
  align: (value) => ({ align: value as NonNullable<RoleStyle["align"]> }),
  bullet: (value, path, context) => ({ bullet: colourName(value, path, context) }),
};

function role(name: Role, context: Context): RoleStyle {
  const group = tokenAt(`role.${name}`, context);
  if (!group) {
    context.diagnostics.add(
      "token-invalid",
      { file: context.display },
      { token: `role.${name}`, reason: "role-missing" },
    );
    return {};
  }
  const style: RoleStyle = {};
  for (const [key, token] of Object.entries(group)) {
    if (key.startsWith("$")) continue;
    const path = `role.${name}.${key}`;
    const read = roleKeys[key];
    if (!read || !isGroup(token)) {
      context.diagnostics.add(
        "token-invalid",
        { file: context.display },
        { token: path, reason: "role-key-unknown", known: Object.keys(roleKeys).join(", ") },
      );
      continue;
    }
    const keepsName = key === "color" || key === "background" || key === "bullet";
    Object.assign(style, read(keepsName ? token.$value : follow(token.$value, path, context), path, context));
  }
  return style;
}

function typography(value: unknown, path: string, context: Context): Partial<RoleStyle> {
  if (!isGroup(value)) return {};
  const style: Partial<RoleStyle> = {};
  const name = /^\{font\.(sans|serif|mono)\}$/.exec(String(value.fontFamily ?? ""))?.[1];
  if (name) style.family = name as NonNullable<RoleStyle["family"]>;
  if (value.fontWeight !== undefined) style.weight = Number(value.fontWeight);
  if (value.fontStyle !== undefined) style.italic = value.fontStyle === "italic";
  if (value.fontSize !== undefined) style.size = length(value.fontSize, `${path}.fontSize`, context);
  if (value.lineHeight !== undefined) style.leading = length(value.lineHeight, `${path}.lineHeight`, context);
  if (value.letterSpacing !== undefined) style.tracking = Number.parseFloat(String(value.letterSpacing));
  return style;
}

function border(value: unknown, path: string, context: Context): Border | undefined {
  if (value === null || value === "none") return undefined;
  if (!isGroup(value)) return undefined;
  return {
    width: length(value.width, `${path}.width`, context),
    colour: colourName(value.color, `${path}.color`, context),
  };
}
