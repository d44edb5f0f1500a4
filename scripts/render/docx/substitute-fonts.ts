import { isRole, type Role } from "../../document/publication-nodes.ts";
import type { Theme } from "../../document/theme.ts";
import { isMarked } from "../../languages/marked-signs.ts";
import type { Face } from "../assets/faces.ts";
import { paragraphStyles } from "./style-names.ts";
import { wordFontOf } from "./word-fonts.ts";

const roleOfStyle = new Map<string, Role>(
  Object.entries(paragraphStyles).flatMap(([role, { id }]) => (isRole(role) ? [[id, role] as const] : [])),
);

/**
 * Words in a script that their style's font lacks get the font that has it (`w:rFonts`), run by run: Word would look for one of its
 * own, which differs between machines, and a PDF made of the file would show boxes.
 */
export function substituteFonts(xml: string, faces: readonly Face[], theme: Theme): string {
  const standIns = faces.filter(({ fallback }) => fallback);
  if (standIns.length === 0) return xml;
  return xml.replace(/<w:p[ >].*?<\/w:p>/gs, (paragraph) => {
    const role = roleOfStyle.get(/<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? "") ?? "paragraph";
    return paragraph.replace(
      /<w:r>(<w:rPr>.*?<\/w:rPr>)?(.*?)<\/w:r>/gs,
      (run, given: string | undefined, content: string) => {
        const properties = given ?? "";
        const style = properties.includes('<w:rStyle w:val="CodeText"/>')
          ? theme.roles.code
          : theme.roles[role];
        const family = style.family ?? theme.roles[role].family ?? "sans";
        const weight = /<w:b\/>/.test(properties) ? 700 : (style.weight ?? 400);
        const able = standIns.filter((face) => face.family === family);
        return able.length === 0 ? run : inFonts(properties, content, nearest(able, weight));
      },
    );
  });
}

/** The faces of the wanted weight first. */
function nearest(faces: readonly Face[], weight: number): Face[] {
  return [...faces].sort((a, b) => Math.abs(a.weight - weight) - Math.abs(b.weight - weight));
}

function inFonts(properties: string, content: string, faces: readonly Face[]): string {
  const parts = content.split(/(<w:t[ >].*?<\/w:t>)/s).filter(Boolean);
  return parts
    .flatMap((part) => {
      const [, open, text] = /^(<w:t[ >][^>]*>|<w:t>)(.*)<\/w:t>$/s.exec(part) ?? [];
      if (open === undefined || text === undefined) return [`<w:r>${properties}${part}</w:r>`];
      return pieces(text, faces).map(
        ({ words, face }) =>
          `<w:r>${face ? withFont(properties, face) : properties}<w:t xml:space="preserve">${words}</w:t></w:r>`,
      );
    })
    .join("");
}

/** The text in pieces of one face each; spaces and marks between two pieces of one face, and marks behind one, are in it. */
function pieces(text: string, faces: readonly Face[]): { words: string; face: Face | undefined }[] {
  const found: { words: string; face: Face | undefined }[] = [];
  const faceOf = (sign: string): Face | undefined => faces.find(({ characters }) => characters.has(sign));
  // An escaped sign (`&amp;`) is in every font; emoji of several code points are one sign, and so are letters with their marks.
  for (const [sign] of text.matchAll(
    /&\w+;|\p{RGI_Emoji}|[^\p{M}\p{C}\p{Z}][\p{Mn}--\p{Default_Ignorable_Code_Point}]+|./gsv,
  )) {
    const last = found.at(-1);
    const face =
      faceOf(sign) ??
      (isMarked(sign) ? faceOf([...sign][0] ?? "") : undefined) ??
      (follows.test(sign) ? last?.face : undefined);
    if (last && last.face === face) last.words += sign;
    else found.push({ words: sign, face });
  }
  return found.reduce<typeof found>((merged, piece, index) => {
    const last = merged.at(-1);
    const next = found[index + 1];
    const joins =
      last?.face &&
      (piece.face === last.face || (next?.face === last.face && /^[\s\p{Cf}\p{M}]+$/u.test(piece.words)));
    if (last && joins) last.words += piece.words;
    else merged.push({ ...piece });
    return merged;
  }, []);
}

/** Marks, joiners and variation selectors belong to the sign before them. */
const follows = /^(?:\p{M}|\u200c|\u200d)$/u;

function withFont(properties: string, { name, file }: Face): string {
  const font = wordFontOf(name, file.weight);
  const fonts = `<w:rFonts w:ascii="${font.name}" w:hAnsi="${font.name}" w:eastAsia="${font.name}" w:cs="${font.name}"/>`;
  const inner = properties.replace(/^<w:rPr>|<\/w:rPr>$/g, "").replace(/<w:rFonts [^>]*\/>/, "");
  const [style = ""] = /^<w:rStyle [^>]*\/>/.exec(inner) ?? [];
  const bold = font.bold && !inner.includes("<w:b/>") ? "<w:b/><w:bCs/>" : "";
  return `<w:rPr>${style}${fonts}${bold}${inner.slice(style.length)}</w:rPr>`;
}
