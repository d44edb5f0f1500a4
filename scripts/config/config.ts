import type { Diagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { isInside } from "../host/workspace-paths.ts";
import { defaultConfig } from "./defaults.ts";
import { findConfigFiles, noConfig } from "./find-config.ts";
import { type ConfigFlags, holdsSources, type ResolvedConfig, resolveConfig } from "./resolve.ts";

/**
 * The workspace's configuration, read, checked, and laid below the command line's flags. What is wrong with it is told, and its
 * default stands in: whoever finds errors goes no further.
 */
export async function readConfig(
  root: string,
  flags: ConfigFlags,
  host: Host,
  diagnostics: Diagnostics,
): Promise<ResolvedConfig> {
  const names = await findConfigFiles(root, host);
  const { config, inputs, placeOf } =
    names.length > 0
      ? await (await import("./read-config-files.ts")).readConfigFiles(
          names,
          { root, host, dataOnly: flags.dataOnly === true },
          diagnostics,
        )
      : { config: defaultConfig, inputs: noConfig(root), placeOf: () => ({ file: "dipla.config.ts" }) };
  const context = { root, cwd: host.cwd, epoch: host.env.SOURCE_DATE_EPOCH };
  const resolved = resolveConfig(config, flags, context);
  // What the command line names is where it leads, also through a link: nothing in the workspace has chosen it.
  if (flags.out !== undefined && leadsOut(resolved.out, root, host))
    resolved.out = host.realPath(resolved.out);
  // `clean` empties this folder, and a build writes into it: sources must not be in reach.
  if (holdsSources(resolved.out, root, host.realPath)) {
    const isFlag = flags.out !== undefined;
    diagnostics.add("config-invalid", isFlag ? { file: "--out" } : placeOf(["out"]), {
      key: isFlag ? "--out" : "out",
      reason: "out-holds-sources",
    });
  }
  return { ...resolved, inputs, placeOf: (setting) => placeOf(setting.split(".")) };
}

function leadsOut(path: string, root: string, { realPath }: Host): boolean {
  return isInside(root, path) && !isInside(realPath(root), realPath(path));
}
