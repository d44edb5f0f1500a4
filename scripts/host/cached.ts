import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Host } from "./host.ts";
import { sha256 } from "./sha256.ts";

/** A place in the cache: a folder for things of one kind, and what makes this one different from all others there. */
export interface CacheKey {
  folder: string;
  key: string;
}

/** The first line of an entry: who wrote it, and the hash of its key and bytes. */
const signature = "dipla-cache-1 ";
const headLength = signature.length + 64 + 1;

/** Where an entry lies. */
function cachePath(host: Host, { folder, key }: CacheKey): string {
  return join(host.cacheDir, folder, sha256(key).slice(0, 32));
}

/**
 * What the cache keeps under a key. An entry that is torn or damaged, that stands under another's name, or that can't be read, is
 * worth no more than none.
 */
export async function readCached(host: Host, at: CacheKey): Promise<Uint8Array | undefined> {
  const entry = await host.read(cachePath(host, at)).catch(() => undefined);
  if (!entry || entry.length < headLength) return undefined;
  const bytes = new Uint8Array(entry.subarray(headLength));
  return new TextDecoder().decode(entry.subarray(0, headLength)) === headOf(at, bytes) ? bytes : undefined;
}

/**
 * Keeps something in the cache. It need not reach the disk before the work goes on, since an entry that did not is not believed.
 * A cache that takes nothing costs time, and no document: it is told at the end.
 */
export async function writeCached(host: Host, at: CacheKey, data: Uint8Array | string): Promise<void> {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  try {
    await host.write(cachePath(host, at), Buffer.concat([Buffer.from(headOf(at, bytes)), bytes]), {
      durable: false,
    });
  } catch (error) {
    host.complain("cache", error);
  }
}

function headOf({ folder, key }: CacheKey, bytes: Uint8Array): string {
  const hash = createHash("sha256").update(`${folder}\n${key}\n`).update(bytes).digest("hex");
  return `${signature}${hash}\n`;
}
