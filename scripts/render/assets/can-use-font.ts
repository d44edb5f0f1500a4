import type { Host } from "../../host/host.ts";
import { subsetFace } from "./subset-face.ts";

/** Whether a font file is sound: what web pages need of it is made, or was before, and kept in the cache. */
export async function canUseFont(path: string, host: Host): Promise<boolean> {
  try {
    await subsetFace(path, "woff2", host);
    return true;
  } catch {
    // The subsetter says no more than that it failed: the caller tells of the file.
    return false;
  }
}
