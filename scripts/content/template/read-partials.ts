import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { TemplateManifest } from "./template-schema.ts";

/** Letters are the same in all templates that have forms of them: their parts lie in the base. */
export async function readLetterParts(
  host: Host,
  base: string,
  { forms }: TemplateManifest,
): Promise<Record<string, string>> {
  if (Object.keys(forms).length === 0) return {};
  const parts = Object.entries(await readPartials(host, base));
  return Object.fromEntries(parts.filter(([name]) => name.startsWith("letter-")));
}

/** The layout of letters, where a template has forms of them. */
export async function letterStyle(host: Host, base: string, { forms }: TemplateManifest): Promise<string> {
  if (Object.keys(forms).length === 0) return "";
  return new TextDecoder().decode((await host.read(join(base, "letter.css"))) ?? new Uint8Array());
}

/** The partials in a folder, by their names without `.hbs`. */
export async function readPartials(host: Host, folder: string): Promise<Record<string, string>> {
  const partials: Record<string, string> = {};
  for (const name of await host.list(folder)) {
    if (!name.endsWith(".hbs") || name === "page.hbs" || name.startsWith("mail.")) continue;
    partials[name.slice(0, -4)] = new TextDecoder().decode(await host.read(join(folder, name)));
  }
  return partials;
}
