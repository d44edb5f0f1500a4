import { contrast } from "./contrast.ts";
import type { Theme } from "./theme.ts";

/** Least contrast of a plate with what is at the other end. */
const least = 7;

/** The grounds that a logo brings with it where it wouldn't be seen: of the theme's colours, as long as these are light and dark. */
export function logoPlates({ colours }: Pick<Theme, "colours">): { light: string; dark: string } {
  const white = colours.white?.hex ?? "#FFFFFF";
  const dark = ["deep", "brand", "ink"]
    .flatMap((name) => colours[name]?.hex ?? [])
    .find((hex) => contrast(hex, "#FFFFFF") >= least);
  return { light: contrast(white, "#000000") >= 2 * least ? white : "#FFFFFF", dark: dark ?? "#1A1A1A" };
}
