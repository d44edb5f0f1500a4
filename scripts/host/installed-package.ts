import { readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { realPath } from "./real-path.ts";
import { isInside } from "./workspace-paths.ts";

/**
 * Whether a path leads into an installed package, as package managers link them from elsewhere: below `node_modules`, under the name
 * that its package.json gives, or from where it bears that name. Whatever else somebody links there is no package.
 */
export function isInInstalledPackage(path: string): boolean {
  const parts = path.split(sep);
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return false;
  const name = parts.slice(at + 1, at + (parts[at + 1]?.startsWith("@") ? 3 : 2)).join("/");
  const folder = realPath([...parts.slice(0, at + 1), ...name.split("/")].join(sep));
  const given = nameIn(folder);
  if (given === undefined) return false;
  const isNamedSo = given === name || folder.split(sep).join("/").endsWith(`/node_modules/${given}`);
  return isNamedSo && isInside(folder, realPath(path));
}

function nameIn(folder: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const isNamed = typeof manifest === "object" && manifest !== null && "name" in manifest;
    return isNamed && typeof manifest.name === "string" ? manifest.name : undefined;
  } catch {
    // Not there, or no package.json as package managers write it: no package.
    return undefined;
  }
}
