import { artifactPaths } from "../artifacts/manifest.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import { unwritable } from "../host/unwritable.ts";
import { displayPath, isInside } from "../host/workspace-paths.ts";
import { WriteError } from "../host/write-files.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
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
    const built = await builtNames(config.out, invocation);
    const names = (await host.list(config.out)).filter((name) => name !== ".gitkeep");
    const ours = names.filter((name) => !built || built.has(name));
    // The manifest, which names the others, goes last.
    ours.sort((one, other) => Number(one === "manifest.json") - Number(other === "manifest.json"));
    const refused: Finding[] = [];
    for (const name of ours) {
      const error = await refusal(host.remove(`${config.out}/${name}`));
      if (error) refused.push(unwritable(error));
      else printer.say("cleaned", { path: displayPath(root, `${config.out}/${name}`) });
    }
    const others = names.length - ours.length;
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
    ]) {
      const error = await refusal(host.remove(`${host.cacheDir}/${name}`));
      if (error) host.complain("cache", error);
    }
    await printer.diagnostics(judge(refused, withoutRules));
    return refused.length > 0 ? exitCodes.usage : exitCodes.success;
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

/** What the system says against a removal: the others go on. */
async function refusal(removal: Promise<void>): Promise<WriteError | undefined> {
  try {
    await removal;
    return undefined;
  } catch (error) {
    if (error instanceof WriteError) return error;
    throw error;
  }
}
