import { cloneTree } from "../../../document/clone-tree.ts";
import { markInside } from "../../../document/mark-size.ts";
import type { PictureRequest } from "../../../document/picture-request.ts";
import type { Publication } from "../../../document/publication.ts";
import { textProperty, visitElements } from "../../../document/tree.ts";

/**
 * The publication with white grounds: for office printers, which leave a white edge around full colour and are slow and
 * dear in printing it. Texts take the tones they have on paper, patterns their airy kind, marks their dark one.
 */
export function inkLight(publication: Publication): Publication {
  const { theme, pictures } = publication;
  const paper = theme.colours.white?.hex ?? "#FFFFFF";
  const surfaces = Object.fromEntries(
    Object.keys(theme.surfaces).map((name) => [name, { background: paper, tones: theme.tones }]),
  );
  const shown = Object.fromEntries(
    Object.entries(pictures).map(([key, picture]) => [key, onPaper(key, picture, pictures)]),
  );
  return {
    ...publication,
    body: resizedMarks(publication.body, shown),
    theme: { ...theme, surfaces },
    pictures: shown,
  };
}

/** A logo for paper may have another ratio than the one it stands for: its place has to have that ratio as well. */
function resizedMarks(original: Publication["body"], pictures: Publication["pictures"]): Publication["body"] {
  const body = cloneTree(original);
  visitElements(body, (node) => {
    const picture = pictures[(textProperty(node, "src") ?? "").replace(/^picture:/, "")];
    const [width = 0, height = 0] = (textProperty(node, "dataSize") ?? "").split("x").map(Number);
    if (picture?.kind !== "file" || !(width > 0 && height > 0)) return;
    const inside = markInside(picture.width / picture.height, { width, height });
    node.properties.dataSize = `${inside.width}x${inside.height}`;
  });
  return body;
}

function onPaper(key: string, picture: PictureRequest, pictures: Publication["pictures"]): PictureRequest {
  if (key.startsWith("mark-")) return pictures["mark-paper"] ?? picture;
  return picture.kind === "pattern" && picture.mood === "dark" ? { ...picture, mood: "light" } : picture;
}
