import { sha256Once } from "../../host/sha256.ts";
import type { Face } from "../assets/faces.ts";
import { pictureTypes } from "../assets/picture-types.ts";
import { readFace } from "../assets/read-face.ts";
import { assetOrigin, type ServedFile } from "../browser/load-page.ts";
import type { RenderJob } from "../renderer.ts";

/** Fonts and pictures of a publication, and the addresses under which a page finds them. */
export interface ServedAssets {
  files: ReadonlyMap<string, ServedFile>;
  fonts: readonly { face: Face; url: string; format: "truetype" }[];
  /** Empty for a picture that is not there. */
  pictureUrl: (key: string) => string;
}

/** Addresses carry the content's hash: the browser's memory cache outlives a page. */
export async function servedAssets({
  pictures,
  faces,
  host,
}: Pick<RenderJob, "pictures" | "faces" | "host">): Promise<ServedAssets> {
  const files = new Map<string, ServedFile>();
  const serve = (folder: string, bytes: Uint8Array, mediaType: string): string => {
    const path = `${folder}/${sha256Once(bytes).slice(0, 16)}`;
    files.set(path, { bytes, mediaType });
    return assetOrigin + path;
  };
  const fonts = await Promise.all(
    faces.map(async (face) => ({
      face,
      url: serve("fonts", await readFace(face, host), "font/ttf"),
      format: "truetype" as const,
    })),
  );
  const urls = new Map(
    [...pictures].map(([key, picture]) => [
      key,
      serve("pictures", picture.bytes, pictureTypes[picture.type]),
    ]),
  );
  return { files, fonts, pictureUrl: (key) => urls.get(key) ?? "" };
}
