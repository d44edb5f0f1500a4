import type { Picture } from "./prepare-pictures.ts";

/** IANA media type of a prepared picture, by its `type`. */
export const pictureTypes: Readonly<Record<Picture["type"], string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
};
