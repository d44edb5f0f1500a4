import type { Host } from "../../host.ts";
import type { Face } from "./faces.ts";
import { coveredBySubset, subsetFace } from "./subset-face.ts";

/**
 * The font file that a face is printed with: a subset, since browsers read, shape and embed a small font in a fraction of the
 * time. The whole file where the text has characters that subsets leave out.
 */
export async function printFace({ file, characters }: Face, host: Host): Promise<Uint8Array> {
  if (coveredBySubset(characters)) return subsetFace(file.path, "truetype", host);
  return (await host.read(file.path)) ?? new Uint8Array();
}
