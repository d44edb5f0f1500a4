import type { GivenInks, Inks } from "../../document/theme.ts";
import { readColour } from "./read-colour.ts";
import { extensionOf } from "./token-files.ts";
import type { TokenTree } from "./token-tree.ts";

/** The inks that tokens give beside their colours, those of later files first; dark colour schemes are for screens. */
export function readInks(tokens: TokenTree): GivenInks[] {
  const found = tokens.paths().flatMap((path) => {
    const { cmyk } = extensionOf(tokens.at(path));
    if (cmyk === undefined || path === "dark" || path.startsWith("dark.")) return [];
    const at = `${path}.$extensions.dipla.cmyk`;
    const source = tokens.source(at) ?? tokens.source(path);
    if (!isInks(cmyk)) {
      tokens.report("token-invalid", at, { token: path, reason: "inks-expected" });
      return [];
    }
    const colour = readColour(tokens.value(path));
    return "hex" in colour && source ? [{ token: path, hex: colour.hex, inks: cmyk, ...source }] : [];
  });
  return found
    .sort((one, other) => other.rank - one.rank)
    .map(({ token, hex, inks, place }) => ({ token, hex, inks, place }));
}

function isInks(value: unknown): value is Inks {
  const isPercent = (part: unknown): boolean => typeof part === "number" && part >= 0 && part <= 100;
  return Array.isArray(value) && value.length === 4 && value.every(isPercent);
}
