import { dirname } from "node:path";
import { listingHash } from "../../artifacts/listing-hash.ts";
import type { Host, Reads } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";

/** Compares what was read, in all folders or in some, with what is there now. */
export async function hasChanged(reads: Reads, host: Host, folders?: ReadonlySet<string>): Promise<boolean> {
  const near = [...reads].filter(
    ([path]) =>
      !path.includes("node_modules") && (!folders || folders.has(dirname(path)) || folders.has(path)),
  );
  const same = await Promise.all(
    near.map(async ([path, hash]) => {
      // A folder can't be read as a file; it counts by its listing.
      const bytes = await host.read(path).catch(() => undefined);
      if (bytes) return sha256(bytes) === hash;
      return hash === "absent"
        ? (await host.stat(path)) === undefined
        : listingHash(await host.list(path)) === hash;
    }),
  );
  return same.includes(false);
}
