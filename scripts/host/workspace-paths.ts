import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";

/** Workspace-relative path with `/` separators, as diagnostics print it. */
export function displayPath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/") || basename(path);
}

/** True when `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The folders in which Node looks for the packages of a folder, nearest first. */
export function packageFolders(folder: string): string[] {
  const above = dirname(folder);
  return [join(folder, "node_modules"), ...(above === folder ? [] : packageFolders(above))];
}
