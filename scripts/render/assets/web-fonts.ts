import type { Host } from "../../host/host.ts";
import type { Face } from "./faces.ts";
import { subsetFace } from "./subset-face.ts";

/** Subset WOFF2 of each face for self-contained HTML. */
export async function webFonts(faces: readonly Face[], host: Host): Promise<Map<Face, Uint8Array>> {
  const made = await Promise.all(
    faces.map(async (face) => [face, await subsetFace(face.file.path, "woff2", host)] as const),
  );
  return new Map(made);
}
