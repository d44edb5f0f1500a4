import type { Theme } from "../../document/theme.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { displayPath, isInside } from "../../host/workspace-paths.ts";
import { readNamed } from "../read-named.ts";
import { forbiddenUse } from "./font-licence.ts";

/** Whether what a font file holds can be shown; only those who draw can tell. */
export type CanUseFont = (path: string, host: Host) => Promise<boolean>;

/**
 * Font files that a theme of the workspace names and that aren't there, are damaged, lie outside of workspace and packages, or may not be
 * embedded by their licence, whether this document would need them or not.
 */
export async function checkFontFiles(
  { fonts }: Theme,
  { host, root, canUseFont }: { host: Host; root: string; canUseFont?: CanUseFont | undefined },
  diagnostics: Diagnostics,
): Promise<void> {
  const isKnown = (path: string): boolean =>
    isInside(root, path) || isInside(host.packageRoot, path) || /[\\/]node_modules[\\/]/.test(path);
  for (const { name, files, place } of Object.values(fonts))
    for (const { path } of place ? files : []) {
      if (!place) continue;
      const params = { path: displayPath(root, path), family: name };
      if (!isKnown(path)) {
        diagnostics.add("path-outside-workspace", place, { path });
        continue;
      }
      const font = await readNamed({ path, place, params, missing: "font-missing" }, host, diagnostics);
      if (!font) continue;
      if ((await canUseFont?.(path, host)) === false) {
        diagnostics.add("font-unreadable", place, params);
        continue;
      }
      const reason = forbiddenUse(font);
      if (reason) diagnostics.add("font-licence", place, { ...params, reason });
    }
}
