import { join, relative } from "node:path";
import { findTemplate, templateNames } from "../content/template/find-template.ts";
import { createDiagnostics } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import type { Command } from "./command.ts";

/** `dipla new TEMPLATE NAME`: a document made of the template's sample, in each language that has one. */
export const command: Command = {
  usage: "dipla new TEMPLATE NAME",
  name: "new",
  example: "dipla new leaflet-trifold summer-school",
  flags: {},
  async run({ positionals, host, printer, root }) {
    const [template, name] = positionals;
    if (!template || !name || positionals.length > 2) return exitCodes.usage;
    const diagnostics = createDiagnostics();
    const found = await findTemplate(host, root, template);
    if (!found)
      diagnostics.add(
        "template-unknown",
        { file: "templates" },
        { name: template, known: (await templateNames(host, root)).join(", ") },
      );
    if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name))
      diagnostics.add("config-invalid", { file: name }, { key: name, reason: "name-characters" });
    if (!found || diagnostics.hasErrors()) {
      await printer.diagnostics(judge(diagnostics.list(), withoutRules));
      return exitCodes.usage;
    }
    const target = join(root, "content", name);
    if ((await host.list(target)).length > 0) {
      printer.say("exists", { path: `content/${name}` });
      return exitCodes.usage;
    }
    for (const file of await host.list(found.folder)) {
      // sample.bg.md becomes bg.md; what the sample needs beside it, such as sample.recipients.csv, comes along.
      const copy = /^sample\.(.+)$/.exec(file)?.[1];
      const sample = copy && (await host.read(join(found.folder, file)));
      if (!copy || !sample) continue;
      await host.write(join(target, copy), copy.endsWith(".md") ? inTemplate(sample, template) : sample);
      printer.say("created", { path: `content/${name}/${copy}` });
    }
    const away = relative(host.cwd, root);
    printer.say("next", { root: away ? ` --root ${away}` : "" });
    return exitCodes.success;
  },
};

/** The sample asks for the product that was named: `leaflet-zfold` has the text of `leaflet`. */
function inTemplate(sample: Uint8Array, template: string): string {
  return new TextDecoder().decode(sample).replace(/^template: .*$/m, `template: ${template}`);
}
