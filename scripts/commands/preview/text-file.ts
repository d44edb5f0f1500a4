import { join, resolve } from "node:path";
import type { Host } from "../../host/host.ts";
import { sha256 } from "../../host/sha256.ts";
import { isInside } from "../../host/workspace-paths.ts";

/** A text as the pane holds it; `hash` is of the bytes on the disk. */
export interface TextFile {
  text: string;
  hash: string;
}

/** What came of saving: the new hash, or the text that somebody else has saved meanwhile. */
export type SaveResult = { saved: true; hash: string } | { saved: false; current: TextFile | undefined };

/** The absolute path of a text that may be edited here: below `content/`, and of a kind that people write. */
export function editablePath(root: string, file: string): string | undefined {
  const path = resolve(root, file);
  const isText = /\.(?:md|csv|tsv|ya?ml|json)$/.test(path);
  const isHidden = file.split(/[\\/]/).some((part) => part.startsWith("."));
  return isText && !isHidden && isInside(join(root, "content"), path) ? path : undefined;
}

/** Reads it; undefined when it isn't there. */
export async function readTextFile(path: string, host: Host): Promise<TextFile | undefined> {
  const bytes = await host.read(path);
  return bytes && { text: new TextDecoder().decode(bytes), hash: sha256(bytes) };
}

/** Saves atomically, unless the file is another one than the text was made from. */
export async function saveTextFile(
  path: string,
  { text, base }: { text: string; base: string },
  host: Host,
): Promise<SaveResult> {
  const current = await readTextFile(path, host);
  if (current?.hash !== base) return { saved: false, current };
  await host.write(path, text);
  return { saved: true, hash: sha256(text) };
}
