import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Params } from "../../words/fill.ts";
import { isTokenGroup, overlayTokens, type TokenFile, type TokenGroup } from "./token-files.ts";

/** All token files of a theme laid over each other, and what is wrong in them told where it stands. */
export class TokenTree {
  readonly #tokens: TokenGroup;
  readonly #files: readonly TokenFile[];
  readonly #diagnostics: Diagnostics;

  constructor(files: readonly TokenFile[], diagnostics: Diagnostics) {
    this.#files = files;
    this.#diagnostics = diagnostics;
    this.#tokens = files.reduce<TokenGroup>((merged, { group }) => overlayTokens(merged, group), {});
  }

  /** The group or token at a dotted path. */
  at(path: string): TokenGroup | undefined {
    let node: unknown = this.#tokens;
    for (const part of path.split("."))
      node = isTokenGroup(node) && Object.hasOwn(node, part) ? node[part] : undefined;
    return isTokenGroup(node) ? node : undefined;
  }

  /** The last of the files that say something at a path, and where it does. */
  source(path: string): { place: Place; rank: number; isOwn: boolean } | undefined {
    for (let rank = this.#files.length - 1; rank >= 0; rank -= 1) {
      const file = this.#files[rank];
      const place = file?.placeOf(path);
      if (file && place) return { place, rank, isOwn: file.isOwn };
    }
    return undefined;
  }

  /** Names of what is in a group, without the format's own properties. */
  names(path: string): string[] {
    return Object.keys(this.at(path) ?? {}).filter((name) => !name.startsWith("$"));
  }

  /** Paths of all tokens and groups, depth first. */
  paths(): string[] {
    const visit = (group: TokenGroup, path: string): string[] =>
      Object.entries(group).flatMap(([name, value]) => {
        if (name.startsWith("$") || !isTokenGroup(value)) return [];
        const here = path === "" ? name : `${path}.${name}`;
        return [here, ...visit(value, here)];
      });
    return visit(this.#tokens, "");
  }

  /** The `$value` at a path with references followed; undefined (and a diagnostic) when one leads nowhere. */
  value(path: string): unknown {
    return this.resolve(path).value;
  }

  /** The same, with the path of the token that says it. */
  resolve(path: string): { value: unknown; path: string } {
    const token = this.at(path);
    return this.follow(token?.$ref === undefined ? token?.$value : { $ref: token.$ref }, path);
  }

  /** Follows `{group.token}` and `{"$ref": "#/group/token/$value"}` (Design Tokens, Format Module §7). */
  follow(value: unknown, path: string, seen: readonly string[] = [path]): { value: unknown; path: string } {
    const reference = referenceIn(value);
    if (reference === undefined) return { value, path };
    const token = this.at(reference);
    const next = token?.$ref === undefined ? token?.$value : { $ref: token.$ref };
    if (seen.includes(reference) || next === undefined) {
      this.report("token-unknown", path, { token: seen[0] ?? path, reference });
      return { value: undefined, path };
    }
    return this.follow(next, reference, [...seen, reference]);
  }

  /** Tells what is wrong with a token where it stands; of one that stands nowhere, the file that was laid on last. */
  report(
    code: "token-invalid" | "token-unknown" | "font-family-unknown" | "colour-outside-srgb",
    path: string,
    params: Params,
  ): void {
    const place = this.source(path)?.place ?? { file: this.#files.at(-1)?.display ?? "" };
    this.#diagnostics.add(code, place, params);
  }
}

/** The path that a reference names. */
export function referenceIn(value: unknown): string | undefined {
  if (typeof value === "string") return /^\{(.+)\}$/.exec(value)?.[1];
  const pointer = isTokenGroup(value) && typeof value.$ref === "string" ? value.$ref : undefined;
  return pointer
    ?.replace(/^#\//, "")
    .replace(/\/\$value$/, "")
    .replaceAll("/", ".");
}
