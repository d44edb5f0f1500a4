import type { Root } from "hast";
import type { Publication } from "../../document/publication.ts";
import { skip, textProperty, visitElements } from "../../document/tree.ts";
import type { Host } from "../../host/host.ts";
import type { Pictures } from "../assets/prepare-pictures.ts";
import { rasterise } from "../assets/rasterise.ts";
import type { WordPicture } from "./docx-context.ts";

/** Pixels across of the PNG beside each SVG: 300 ppi at its usual size. */
const pixels: Readonly<Record<string, number>> = {
  qr: 300,
  mark: 600,
  checkbox: 48,
  ornament: 1400,
  picture: 1800,
};

/** Pictures that Word shows, each SVG with its PNG. Pictures that only decorate the other formats are not drawn. */
export async function wordPictures(
  publication: Publication,
  pictures: Pictures,
  host: Host,
): Promise<Map<string, WordPicture>> {
  const used = new Map<string, WordPicture>();
  for (const [key, role] of usedPictures(publication.body)) {
    const picture = pictures.get(role === "mark" ? "mark-paper" : key);
    if (!picture) continue;
    const png =
      picture.type === "svg"
        ? await rasterise(picture.bytes, pixels[role] ?? 1200, publication.theme.fonts.sans.files, host)
        : undefined;
    used.set(key, { ...picture, png });
  }
  return used;
}

/** Keys of pictures, each with the role that it has in the document. */
function usedPictures(body: Root): [key: string, role: string][] {
  const used: [string, string][] = [];
  visitElements(body, (node) => {
    if (node.properties.dataDocx === "omit") return skip;
    const key = /^picture:(.+)$/.exec(textProperty(node, "src") ?? "")?.[1];
    if (key !== undefined) used.push([key, textProperty(node, "dataRole") ?? ""]);
    return undefined;
  });
  return used;
}
