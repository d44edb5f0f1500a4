import type { PatternPalette } from "../../document/picture-request.ts";
import type { Theme } from "../../document/theme.ts";

/** The theme's ornament colours. */
export function palette({ colours }: Theme): PatternPalette {
  const hex = (name: string): string => colours[name]?.hex ?? "#000000";
  return {
    ground: hex("deep"),
    deep: hex("deep"),
    brand: hex("brand"),
    sky: hex("sky"),
    sand: hex("sand"),
    accent: hex("accent"),
    coral: hex("coral"),
  };
}
