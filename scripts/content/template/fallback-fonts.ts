import type { FontFamily, Theme } from "../../document/theme.ts";
import { createDiagnostics } from "../../findings/diagnostics.ts";
import { readTheme } from "./read-theme.ts";
import type { TokenFile } from "./token-files.ts";

const kinds = ["sans", "serif", "mono"] as const;

/**
 * The families that words in other scripts are set in: of the same kind first, a serif's Arabic is the serif Arabic, then all
 * others. What is wrong with the files of other scripts is told when a document is written in one.
 *
 * @param scripts the token files without any script's, with those of each script laid over them, and Dipla's own
 * @param shipped the families that may be chosen by name
 */
export function fallbackFonts(
  fonts: Theme["fonts"],
  scripts: readonly (readonly TokenFile[])[],
  shipped: readonly TokenFile[],
): Theme["fallbacks"] {
  const others = scripts.map((files) => readTheme(files, shipped, createDiagnostics()).fonts);
  const fallbacks = (own: (typeof kinds)[number]): FontFamily[] => {
    const asked = [own, ...kinds.filter((kind) => kind !== own)];
    const families = new Map<string, FontFamily>();
    for (const kind of asked)
      for (const { [kind]: family } of [fonts, ...others])
        if (family.files.length > 0 && !families.has(family.name)) families.set(family.name, family);
    families.delete(fonts[own].name);
    return [...families.values()];
  };
  return { sans: fallbacks("sans"), serif: fallbacks("serif"), mono: fallbacks("mono") };
}
