import type { Root } from "hast";
import { type PictureRequest, showsText } from "../document/picture-request.ts";
import type { Publication } from "../document/publication.ts";
import { visitElements } from "../document/tree.ts";

/** What a finished body holds, said once for all who would otherwise have to look for it. */
export function whatIsIn(body: Root, pictures: Readonly<Record<string, PictureRequest>>): Publication["has"] {
  const requests = Object.values(pictures);
  const has = {
    contents: false,
    fixedBoxes: false,
    codes: false,
    photographs: requests.some(
      (request) => request.kind === "file" && (request.type === "jpg" || request.type === "png"),
    ),
    drawnWords: requests.some(({ kind }) => showsText[kind]),
  };
  const languages = new Set<string>();
  visitElements(body, ({ properties: { dataRole, dataBox, lang } }) => {
    if (typeof lang === "string") languages.add(lang);
    if (dataRole === "toc-entry") has.contents = true;
    if (dataRole === "qr") has.codes = true;
    if (dataBox === "fixed") has.fixedBoxes = true;
  });
  return { ...has, languages: [...languages] };
}
