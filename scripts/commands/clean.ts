import { artifactPaths } from "../artifacts/manifest.ts";
import { exitCodes } from "../cli/exit-codes.ts";
import { displayPath, isInside } from "../host/workspace-paths.ts";
import { buildOptions } from "./build-options.ts";
import type { Command, Invocation } from "./command.ts";

/**
 * `dipla clean`: empties `out/` and the cache; `.dipla/` is never touched. A folder outside of the workspace may be somebody's
 * documents, so that only what was built into it goes.
 */
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
    const names = (await host.list(config.out)).filter((name) => name !== ".gitkeep");
    const built = await builtNames(config.out, invocation);
    for (const name of names) {
      if (built && !built.has(name)) continue;
      await host.remove(`${config.out}/${name}`);
      printer.say("cleaned", { path: displayPath(root, `${config.out}/${name}`) });
    }
    const others = built ? names.filter((name) => !built.has(name)).length : 0;
    if (others > 0) printer.say("keptOthers", { path: config.out, count: others });
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

/** What of an output folder outside of the workspace is Dipla's, by its manifest; undefined within, where all of it is. */
async function builtNames(out: string, { host, root }: Invocation): Promise<Set<string> | undefined> {
  if (isInside(root, out) || isInside(host.realPath(root), host.realPath(out))) return undefined;
  const bytes = await host.read(`${out}/manifest.json`);
  const paths = bytes ? artifactPaths(new TextDecoder().decode(bytes)) : undefined;
  if (!paths) return new Set();
  return new Set(["manifest.json", "report.html", ...paths.map((path) => `${path.split("/")[0]}/`)]);
}
