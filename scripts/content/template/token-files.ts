import { dirname, join, resolve } from "node:path";
import { isRecord } from "../../document/data-value.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { placeAt, readJson } from "../read-json.ts";
import { readColour } from "./read-colour.ts";

/** A tokens file as parsed JSON: groups and tokens (`$value`), Design Tokens format. */
export type TokenGroup = { [key: string]: unknown };

/** A tokens file, with the fonts that lie beside it found. */
export interface TokenFile {
  group: TokenGroup;
  display: string;
  /** Where something stands in it, by its dotted path; undefined when it isn't there. */
  placeOf(path: string): Place | undefined;
  /** A file of the workspace or of a template in it, and not one of Dipla's own. */
  isOwn: boolean;
}

/** What a theme for a script with joined letters would say, for scripts without one. */
export const unspacedLetters: TokenFile = {
  group: { script: { joined: { $type: "boolean", $value: true } } },
  display: "",
  placeOf: () => undefined,
  isOwn: false,
};

/** What `$extensions.dipla` may say of a token. */
interface TokenExtension {
  cmyk?: unknown;
  files?: Record<string, string>;
}

/** Reads a token file; what is not JSON, or no group, is a diagnostic at its place. */
export function readTokenFile(
  { path, display, bytes, isOwn }: { path: string; display: string; bytes: Uint8Array; isOwn: boolean },
  host: Host,
  diagnostics: Diagnostics,
): TokenFile | undefined {
  const text = new TextDecoder().decode(bytes);
  const { value, places, fault } = readJson(text);
  if (fault || !isTokenGroup(value)) {
    const reason = fault?.reason ?? "token-group-expected";
    const place = placeAt(display, text, fault?.offset ?? 0);
    diagnostics.add("token-invalid", place, { token: display, reason });
    return undefined;
  }
  const named = unfitName(value, "");
  if (named !== undefined) {
    const place = placeAt(display, text, places.get(named) ?? 0);
    diagnostics.add("token-invalid", place, { token: named, reason: "token-name" });
    return undefined;
  }
  const placeOf = (token: string): Place | undefined => {
    const offset = places.get(token);
    return offset === undefined ? undefined : placeAt(display, text, offset);
  };
  return { group: locateFonts(value, dirname(path), host), display, placeOf, isOwn };
}

/**
 * The path of a name that can't be one: names of tokens and of families become names in CSS, where a quotation mark or a brace would
 * end them and begin rules of their own.
 */
function unfitName(group: TokenGroup, above: string): string | undefined {
  for (const [key, value] of Object.entries(group)) {
    const path = above ? `${above}.${key}` : key;
    if (unfit.test(key)) return path;
    const isFamily = key === "$value" && /^font\.[^.]+$/.test(above);
    if (isFamily && [value].flat().some((name) => typeof name === "string" && unfitFamily.test(name)))
      return above;
    const below = isTokenGroup(value) && !key.startsWith("$") ? unfitName(value, path) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

/** A sign that no name of a token may have. */
export const unfit = /[^\p{L}\p{N}_$ -]/u;
/** `{font.sans}` is another token. */
const unfitFamily = /["\\;<>()\p{Cc}]|(?<!^)\{|\}(?!$)/u;

/** Whether something in a token file is a group or a token. */
export function isTokenGroup(value: unknown): value is TokenGroup {
  return isRecord(value);
}

/** What a token says under `$extensions.dipla`. */
export function extensionOf(token: TokenGroup | undefined): TokenExtension {
  const extensions = token?.$extensions;
  const own = isTokenGroup(extensions) ? extensions.dipla : undefined;
  return isTokenGroup(own) ? own : {};
}

/**
 * Lays a group over another, token by token, and within a typography token property by property. A token of another value
 * keeps nothing of what only belongs to the old one: the inks of a colour, the files of a family.
 */
export function overlayTokens(base: TokenGroup, top: TokenGroup): TokenGroup {
  const under = isOtherValue(base, top) ? withoutBelongings(base) : base;
  const merged: TokenGroup = { ...under };
  for (const [key, value] of Object.entries(top)) {
    const old = merged[key];
    // The faces of one family are no use to another, nor the components of one space to another.
    const whole = key === "files" || (key === "$value" && isTokenGroup(value) && "colorSpace" in value);
    merged[key] =
      isTokenGroup(old) && isTokenGroup(value) && !whole && !("$ref" in value)
        ? overlayTokens(old, value)
        : value;
  }
  return merged;
}

function isOtherValue(base: TokenGroup, top: TokenGroup): boolean {
  if (top.$ref !== undefined) return true;
  if (top.$value === undefined || base.$value === undefined) return false;
  const [old, own] = [readColour(base.$value), readColour(top.$value)];
  if ("hex" in old && "hex" in own) return old.hex !== own.hex;
  return JSON.stringify(base.$value) !== JSON.stringify(top.$value);
}

function withoutBelongings({ $extensions, $ref: _, ...token }: TokenGroup): TokenGroup {
  if (!isTokenGroup($extensions)) return token;
  const { cmyk: _cmyk, files: _files, ...dipla } = extensionOf({ $extensions });
  return { ...token, $extensions: { ...$extensions, dipla } };
}

/** Makes font file paths absolute: `npm:<package>/<file>` from Dipla's packages, others beside the token file. */
function locateFonts(group: TokenGroup, folder: string, host: Host): TokenGroup {
  if (!isTokenGroup(group.font)) return group;
  const located = Object.entries(group.font).map(([name, token]) => {
    const { files, ...others } = isTokenGroup(token) ? extensionOf(token) : {};
    if (!isTokenGroup(token) || !isTokenGroup(files)) return [name, token];
    const paths = Object.fromEntries(
      Object.entries(files).map(([face, path]) => [face, fontPath(String(path), folder, host)]),
    );
    const extensions = isTokenGroup(token.$extensions) ? token.$extensions : {};
    return [name, { ...token, $extensions: { ...extensions, dipla: { ...others, files: paths } } }];
  });
  return { ...group, font: Object.fromEntries(located) };
}

function fontPath(path: string, folder: string, host: Host): string {
  if (!path.startsWith("npm:")) return resolve(folder, path);
  return host.findPackage(path.slice(4)) ?? join(host.packageRoot, "node_modules", path.slice(4));
}
