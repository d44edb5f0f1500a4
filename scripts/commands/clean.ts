import { exitCodes } from "../cli/exit-codes.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { buildOptions } from "./build-options.ts";
import type { Command } from "./command.ts";

/** `dipla clean`: empties `out/` and the cache; `.dipla/` is never touched. */
export const command: Command = {
  usage: "dipla clean",
  name: "clean",
  example: "dipla clean",
  flags: { out: { type: "string", value: "DIR" } },
  async run(invocation) {
    const { host, printer, root } = invocation;
    const { config, problems } = await buildOptions(invocation);
    if (problems.length > 0) {
      await printer.diagnostics(problems);
      return exitCodes.usage;
    }
    for (const name of await host.list(config.out)) {
      if (name === ".gitkeep") continue;
      await host.remove(`${config.out}/${name}`);
      printer.say("cleaned", { path: displayPath(root, `${config.out}/${name}`) });
    }
    // The unpacked browser stays: it depends on Dipla's version only and takes seconds to unpack.
    for (const name of [
      "artifacts",
      "builds",
      "copies",
      "verified",
      "font-files",
      "web-fonts",
      "word-fonts",
      "pictures",
    ])
      await host.remove(`${host.cacheDir}/${name}`);
    return exitCodes.success;
  },
};
