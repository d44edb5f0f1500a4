import type { Host } from "../host/host.ts";

const name = /^dipla\.config\.(?:[cm]?[jt]s|json|ya?ml)$/;

/**
 * Names of the files that would be the workspace's configuration; more than one is a mistake. Only its own root is looked at,
 * since a configuration may be a program, and no folder above has been chosen by whoever runs Dipla here.
 */
export async function findConfigFiles(root: string, host: Host): Promise<string[]> {
  return (await host.list(root)).filter((entry) => name.test(entry));
}
