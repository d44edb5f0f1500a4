import { join } from "node:path";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";

const endings = ["ts", "mts", "cts", "js", "mjs", "cjs", "json", "yaml", "yml"];
const configNames = endings.map((ending) => `dipla.config.${ending}`);

/**
 * Names of the files that would be the workspace's configuration; more than one is a mistake. Only its own root is looked at,
 * since a configuration may be a program, and no folder above has been chosen by whoever runs Dipla here.
 */
export async function findConfigFiles(root: string, host: Host): Promise<string[]> {
  return (await host.list(root)).filter((entry) => configNames.includes(entry));
}

/** What a workspace without a configuration was built from: a first one changes its documents. */
export function noConfig(root: string): Reads {
  return new Map(configNames.map((name) => [join(root, name), { hash: "absent" }]));
}
