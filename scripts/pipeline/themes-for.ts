import { resolve } from "node:path";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { ThemeFile } from "../content/template/read-template.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { isInside } from "../host/workspace-paths.ts";

/** The theme files of a document in the order in which they are laid over one another: the configuration's, then its own. */
export function themesFor(
  { meta, path, places }: DocumentModel,
  { root, themes, placeOf }: ResolvedConfig,
  diagnostics: Diagnostics,
): ThemeFile[] {
  const configured = themes.map((theme) => ({ path: theme, place: placeOf("theme") }));
  if (meta.theme === undefined) return configured;
  const own = { path: resolve(root, meta.theme), place: places.get("theme") ?? { file: path } };
  if (isInside(root, own.path)) return [...configured, own];
  diagnostics.add("path-outside-workspace", own.place, { path: meta.theme });
  return configured;
}
