import { join } from "node:path";
import type { Host } from "../../host.ts";

/** The folders templates are looked up in: the workspace's first, then the built-in ones. */
export function templateFolders(host: Host, root: string): string[] {
  const own = join(root, "templates");
  const builtIn = join(host.packageRoot, "templates");
  return own === builtIn ? [own] : [own, builtIn];
}

/** Names of all templates, sorted; folders that start with `_` are shared parts. */
export async function templateNames(host: Host, root: string): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of templateFolders(host, root)) {
    for (const name of await host.list(folder)) {
      if (name.endsWith("/") && !/^[_.]/.test(name)) names.add(name.slice(0, -1));
    }
  }
  return [...names].sort();
}

/** The folder of a template by name, or undefined. */
export async function findTemplate(host: Host, root: string, name: string): Promise<string | undefined> {
  for (const folder of templateFolders(host, root)) {
    if ((await host.list(folder)).includes(`${name}/`)) return join(folder, name);
  }
  return undefined;
}
