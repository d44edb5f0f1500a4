import { join, resolve } from "node:path";
import { exitCodes } from "../workspace/exit-codes.ts";
import type { Command } from "./command.ts";

const organisation = `# Who publishes here. Every text may be one value, or one per language.
name:
  bg: Име на организацията
  en: Name of the organization
tagline:
  bg: С едно изречение
  en: In one sentence
place:
  bg: София, България
  en: Sofia, Bulgaria
url: https://www.example.org
site: example.org
# logo: logo.svg
# logo-on-dark: logo-white.svg
`;

const facts = `# Figures that several texts use: {{ facts.founded }} in a text prints 1951.
founded:
  value: 1951
  source: where it comes from
  date: 2026-01-31
`;

/** `dipla init DIR`: a workspace with data files and one leaflet. */
export const command: Command = {
  usage: "dipla init DIR",
  name: "init",
  example: "dipla init my-leaflets",
  flags: {},
  makesRoot: true,
  async run(invocation) {
    const { positionals, host, printer } = invocation;
    const [name] = positionals;
    if (!name || positionals.length > 1) return exitCodes.usage;
    const root = resolve(host.cwd, name);
    if ((await host.list(join(root, "content"))).length > 0) {
      printer.say("exists", { path: `${name}/content` });
      return exitCodes.usage;
    }
    const files: Record<string, string> = {
      "content/_data/organisation.yaml": organisation,
      "content/_data/facts.yaml": facts,
      ".gitignore": "out/\n.dipla/\nnode_modules/\n",
    };
    for (const [path, text] of Object.entries(files)) {
      if (await host.stat(join(root, path))) continue;
      await host.write(join(root, path), text);
      printer.say("created", { path: `${name}/${path}` });
    }
    const { command: create } = await import("./new.ts");
    return create.run({ ...invocation, root, positionals: ["leaflet-trifold", "first-leaflet"] });
  },
};
