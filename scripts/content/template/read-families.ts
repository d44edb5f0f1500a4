import type { FontFamily } from "../../document/theme.ts";
import { extensionOf, isTokenGroup, type TokenFile } from "./token-files.ts";
import type { TokenTree } from "./token-tree.ts";

/** Files of families by their names in small letters: every family that any token file brings. */
export type KnownFamilies = ReadonlyMap<string, { name: string; files: Record<string, string> }>;

/** The families that token files bring with their files, so that a theme may choose one by its name. */
export function knownFamilies(files: readonly TokenFile[]): KnownFamilies {
  const known = new Map<string, { name: string; files: Record<string, string> }>();
  for (const { group } of files) {
    for (const token of isTokenGroup(group.font) ? Object.values(group.font) : []) {
      const { files: faces } = isTokenGroup(token) ? extensionOf(token) : {};
      const name = isTokenGroup(token) ? firstName(token.$value) : undefined;
      if (name && isTokenGroup(faces)) known.set(name.toLowerCase(), { name, files: faces });
    }
  }
  return known;
}

/** A family with its files: those it names, or those of a family that is known by its name. Without any it is an error. */
export function readFamily(path: string, tokens: TokenTree, known: KnownFamilies): FontFamily {
  const resolved = tokens.resolve(path);
  const name = firstName(resolved.value);
  const scale = Number(tokens.value("script.size") ?? 1);
  if (name === undefined) {
    tokens.report("token-invalid", path, { token: path, reason: "family-expected" });
    return { name: "serif", files: [], scale };
  }
  const own = extensionOf(tokens.at(resolved.path)).files;
  const found = isTokenGroup(own) ? { name, files: own } : known.get(name.toLowerCase());
  const files = Object.entries(found?.files ?? {}).map(([face, file]) => ({
    weight: Number.parseInt(face, 10),
    italic: face.endsWith("i"),
    path: file,
  }));
  if (files.length === 0 || !files.every(({ weight }) => weight >= 1 && weight <= 1000)) {
    if (files.length > 0)
      tokens.report("token-invalid", resolved.path, { token: path, reason: "family-faces" });
    else
      tokens.report("font-family-unknown", resolved.path, {
        family: name,
        known: [...known.values()]
          .map((one) => one.name)
          .sort()
          .join(", "),
      });
    return { name, files: [], scale };
  }
  const source = tokens.source(`${resolved.path}.$extensions.dipla.files`) ?? tokens.source(resolved.path);
  return { name: found?.name ?? name, files, scale, ...(source?.isOwn && { place: source.place }) };
}

/** The family that is asked for first (Design Tokens, Format Module §8.3: one name, or names in order of preference). */
function firstName(value: unknown): string | undefined {
  const name: unknown = Array.isArray(value) ? value[0] : value;
  return typeof name === "string" && name !== "" && !name.startsWith("{") ? name : undefined;
}
