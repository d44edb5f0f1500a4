import { colourSpaces, type Triple, toHex } from "../../document/colour-spaces.ts";

/** A token's colour, or why it is none; reasons are those of `token-invalid`. */
export type ReadColour =
  | {
      /** `#RRGGBB`, sRGB. */
      hex: string;
      /** It is richer than sRGB, and `hex` is what is nearest in its hue. */
      outside?: boolean;
    }
  | { reason: "colour-expected" | "colour-opaque" | "colour-space-unknown"; known?: string };

/**
 * Reads the value of a colour token: `#RGB`, `#RRGGBB`, or a space and its components with, perhaps, `alpha` and `hex`
 * (Design Tokens, Color Module §4). Grounds and letters are opaque, since what is below a colour decides its contrast.
 */
export function readColour(value: unknown): ReadColour {
  if (typeof value === "string") return readHex(value);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { reason: "colour-expected" };
  const { colorSpace, components, alpha = 1, hex } = value as Record<string, unknown>;
  if (typeof colorSpace !== "string") return { reason: "colour-expected" };
  if (alpha !== 1) return { reason: typeof alpha === "number" ? "colour-opaque" : "colour-expected" };
  const numbers = readComponents(components);
  const own = typeof hex === "string" ? readHex(hex) : undefined;
  if (own && "reason" in own) return own;
  if (!colourSpaces.includes(colorSpace))
    return own ?? { reason: "colour-space-unknown", known: colourSpaces.join(", ") };
  const shown = numbers && toHex(colorSpace, numbers);
  if (!shown) return { reason: "colour-expected" };
  // What its author would have shown instead, if they say so.
  return shown.outside && own ? own : shown;
}

/** `#RGB`, `#RRGGBB`, and both with an alpha. */
export const hexPattern = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

/** A colour by its digits; an alpha has to be full. */
function readHex(value: string): ReadColour {
  const digits = hexPattern.exec(value)?.[1];
  if (!digits) return { reason: "colour-expected" };
  const full = digits.length > 4 ? digits : digits.replace(/./g, "$&$&");
  if (full.length === 8 && !/ff$/i.test(full)) return { reason: "colour-opaque" };
  return { hex: `#${full.slice(0, 6)}`.toUpperCase() };
}

/** Three numbers; `none`, which is a missing component, counts as 0 (CSS Color 4 §4.4). */
function readComponents(value: unknown): Triple | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [x, y, z] = value.map((part: unknown) => (part === "none" ? 0 : part));
  const isNumber = (part: unknown): part is number => typeof part === "number" && Number.isFinite(part);
  return isNumber(x) && isNumber(y) && isNumber(z) ? [x, y, z] : undefined;
}
