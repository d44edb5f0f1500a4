import { strFromU8 } from "fflate";
import type { DocxParts, DocxRule } from "./docx-package.ts";

/** A style that is used is defined; Word and the Open XML SDK pass over one that isn't in silence. */
export const styleRules: readonly DocxRule[] = [
  {
    code: "docx-style-missing",
    clause: "ISO/IEC 29500-1 §17.7.4.17",
    check: (parts) => missingStyles(parts).map((style) => ({ style })),
  },
];

function missingStyles(parts: DocxParts): string[] {
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const defined = new Set(
    [...text("word/styles.xml").matchAll(/w:styleId="([^"]*)"/g)].map(([, id = ""]) => id),
  );
  const used = Object.keys(parts)
    .filter((name) => /^word\/(?!styles)[^/]+\.xml$/.test(name))
    .flatMap((name) => [...text(name).matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g)])
    .concat([...text("word/styles.xml").matchAll(/<w:(?:basedOn|next|link) w:val="([^"]*)"/g)])
    .map(([, id = ""]) => id);
  return [...new Set(used)].filter((id) => !defined.has(id)).sort();
}
