import { join } from "node:path";
import type { Host } from "../../host/host.ts";

/** Where a template is, and which of its products was asked for; without one its first. */
export interface FoundTemplate {
  folder: string;
  product: string | undefined;
}

/** The folders templates are looked up in: the workspace's first, then the built-in ones. */
export function templateFolders(host: Host, root: string): string[] {
  const own = join(root, "templates");
  const builtIn = join(host.packageRoot, "templates");
  return own === builtIn ? [own] : [own, builtIn];
}

/** Names that a document may ask for, sorted: templates, and their products as `leaflet-zfold`. */
export async function templateNames(host: Host, root: string): Promise<string[]> {
  const names = new Set<string>();
  for (const { name, folder } of await allTemplates(host, root)) {
    const products = await productsOf(host, folder);
    if (products.length === 0) names.add(name);
    for (const product of products) names.add(`${name}-${product}`);
  }
  return [...names].sort();
}

/** The folder of a template by name, with or without a product; undefined when there is no such thing. */
export async function findTemplate(
  host: Host,
  root: string,
  name: string,
): Promise<FoundTemplate | undefined> {
  const templates = await allTemplates(host, root);
  const whole = templates.find((template) => template.name === name);
  if (whole) return { folder: whole.folder, product: undefined };
  for (const template of templates) {
    const product = name.startsWith(`${template.name}-`) ? name.slice(template.name.length + 1) : "";
    if (product && (await productsOf(host, template.folder)).includes(product))
      return { folder: template.folder, product };
  }
  return undefined;
}

/** Folders that start with `_` are shared parts. The workspace's hide built-in ones of the same name. */
async function allTemplates(host: Host, root: string): Promise<{ name: string; folder: string }[]> {
  const found = new Map<string, string>();
  for (const folder of templateFolders(host, root)) {
    for (const entry of await host.list(folder)) {
      const name = entry.slice(0, -1);
      if (entry.endsWith("/") && !/^[_.]/.test(name) && !found.has(name)) found.set(name, join(folder, name));
    }
  }
  return [...found].map(([name, folder]) => ({ name, folder }));
}

/** The products of a template; what else is wrong with its manifest is said when it is read. */
async function productsOf(host: Host, folder: string): Promise<string[]> {
  const bytes = await host.read(join(folder, "template.yaml"));
  if (!bytes) return [];
  const { parse } = await import("yaml");
  try {
    const { products } = (parse(new TextDecoder().decode(bytes)) ?? {}) as { products?: object };
    return Object.keys(products ?? {});
  } catch {
    // Not YAML: the template's own diagnostic says so with its line when a document uses it.
    return [];
  }
}
