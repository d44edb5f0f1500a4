import { strFromU8, unzipSync } from "fflate";

/** Style ids that a Word document uses and does not define; Word and the Open XML SDK pass over them in silence. */
export function missingStyles(bytes: Uint8Array): string[] {
  const parts = unzipSync(bytes);
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
