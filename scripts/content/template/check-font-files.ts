import type { Theme } from "../../document/theme.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { displayPath, isInside } from "../../host/workspace-paths.ts";
import { readNamed } from "../read-named.ts";

/**
 * Font files that a theme of the workspace names and that aren't there, or lie outside of workspace and packages, whether this document
 * would need them or not.
 */
export async function checkFontFiles(
  { fonts }: Theme,
  { host, root }: { host: Host; root: string },
  diagnostics: Diagnostics,
): Promise<void> {
  const isKnown = (path: string): boolean =>
    isInside(root, path) || isInside(host.packageRoot, path) || /[\\/]node_modules[\\/]/.test(path);
  for (const { name, files, place } of Object.values(fonts))
    for (const { path } of place ? files : []) {
      if (!place) continue;
      const params = { path: displayPath(root, path), family: name };
      if (!isKnown(path)) diagnostics.add("path-outside-workspace", place, { path });
      else await readNamed({ path, place, params, missing: "font-missing" }, host, diagnostics);
    }
}
