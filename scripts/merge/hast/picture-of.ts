import type { Element } from "hast";
import { element } from "../../document/tree.ts";
import type { MergeContext } from "./merge-context.ts";
import { missingPicture } from "./missing-picture.ts";

/** A picture of the text by its address as written; the frame for a missing one where reading has not found it. */
export function pictureOf(
  address: string,
  description: string,
  dataSrc: string | undefined,
  context: MergeContext,
): Element {
  const picture = context.document.pictures.get(address);
  if (!picture) return missingPicture(address, description, dataSrc);
  const key = `file-${picture.hash.slice(0, 12)}`;
  context.pictures.set(key, picture);
  return element("img", { src: `picture:${key}`, alt: description, dataSrc });
}
