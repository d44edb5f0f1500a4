import type { PictureRequest } from "../../../document/picture-request.ts";
import type { Publication } from "../../../document/publication.ts";

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
  return {
    ...publication,
    theme: { ...theme, surfaces },
    pictures: Object.fromEntries(
      Object.entries(pictures).map(([key, picture]) => [key, onPaper(key, picture, pictures)]),
    ),
  };
}

function onPaper(key: string, picture: PictureRequest, pictures: Publication["pictures"]): PictureRequest {
  if (key.startsWith("mark-")) return pictures["mark-paper"] ?? picture;
  return picture.kind === "pattern" && picture.mood === "dark" ? { ...picture, mood: "light" } : picture;
}
