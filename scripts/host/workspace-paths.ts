import { basename, isAbsolute, relative, sep } from "node:path";

/** Workspace-relative path with `/` separators, as diagnostics print it. */
export function displayPath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/") || basename(path);
}

/** True when `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
