import type { Host } from "../../host/host.ts";
import type { Face } from "./faces.ts";

/** The bytes of a face's TrueType file. One that has vanished since it was found is an error: letters would be set in another font. */
export async function readFace(
  { file }: { file: Pick<Face["file"], "path"> },
  host: Host,
): Promise<Uint8Array> {
  const bytes = await host.read(file.path);
  if (!bytes) throw new Error(`The font file ${file.path} does not exist.`);
  return bytes;
}
