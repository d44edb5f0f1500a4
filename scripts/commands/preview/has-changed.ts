import { dirname } from "node:path";
import { inputFreshness } from "../../artifacts/inputs.ts";
import type { Host } from "../../host/host.ts";
import type { Reads } from "../../host/reads.ts";

/** Compares what was read, in all folders or in some, with what is there now. */
export async function hasChanged(reads: Reads, host: Host, folders?: ReadonlySet<string>): Promise<boolean> {
  const near = [...reads].filter(([path]) => {
    const folder = path.replace(/\/$/, "");
    return !path.includes("node_modules") && (!folders || folders.has(dirname(path)) || folders.has(folder));
  });
  const found = await Promise.all(near.map(([path, seen]) => inputFreshness(host, { path, ...seen })));
  return found.includes("changed");
}
