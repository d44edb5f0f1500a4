import { extname, join } from "node:path";
import type { FontFile } from "../../document/theme.ts";
import type { Host } from "../../host/host.ts";
import { sha256, sha256Once } from "../../host/sha256.ts";
import { readFace } from "./read-face.ts";

/** Where the copy of a font's bytes lies, for as long as these are kept. */
const known = new WeakMap<Uint8Array, Promise<string>>();

/**
 * The path of a file with a font's bytes as they were read, for whoever opens fonts by their paths: at its own path somebody may
 * have saved another meanwhile.
 */
export async function fontCopy(file: Pick<FontFile, "path">, host: Host): Promise<string> {
  const bytes = await readFace({ file }, host);
  const path = known.get(bytes) ?? copied(bytes, file.path, host);
  known.set(bytes, path);
  return path;
}

async function copied(bytes: Uint8Array, original: string, host: Host): Promise<string> {
  const hash = sha256Once(bytes);
  const path = join(host.cacheDir, "font-files", `${hash}${extname(original)}`);
  const there = await host.read(path).catch(() => undefined);
  if (there && sha256(there) === hash) return path;
  try {
    await host.write(path, bytes, { durable: false });
    return path;
  } catch (error) {
    host.complain("cache", error);
    return original;
  }
}
