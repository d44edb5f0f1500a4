import type { Publication } from "../../document/publication.ts";
import { findElement } from "../../document/tree.ts";

/** Where a letter is folded and punched, from the sheet's upper edge, and how long the mark is, in mm (DIN 5008, form B). */
const marks = [
  { at: 105, length: 4 },
  { at: 148.5, length: 6 },
  { at: 210, length: 4 },
] as const;

/** pt of a mm. */
const point = 72 / 25.4;

/** Whether a letter has marks for folding and punching. */
export function isFolded({ body }: Publication): boolean {
  return (
    findElement(body, ({ properties }) => String(properties.className ?? "").includes("folded")) !== undefined
  );
}

/**
 * A document with the marks on its first page, 5 mm from its left edge: lines that hang on the first paragraph that is in no table,
 * since what hangs on a cell stands elsewhere in each program. They are decoration to a screen reader.
 */
export function withFoldMarks(xml: string): string {
  let depth = 0;
  for (const tag of xml.matchAll(/<(\/?)w:(tbl|p)(?: [^<>]*)?>/g)) {
    const [whole, closing, name] = tag;
    if (name === "tbl") depth += closing ? -1 : 1;
    if (name !== "p" || closing || depth > 0 || whole.endsWith("/>")) continue;
    const from = tag.index + whole.length;
    const properties = /^<w:pPr>.*?<\/w:pPr>|^<w:pPr\/>/s.exec(xml.slice(from))?.[0] ?? "";
    const at = from + properties.length;
    return xml.slice(0, at) + run() + xml.slice(at);
  }
  return xml;
}

function run(): string {
  const namespaces = 'xmlns:v="urn:schemas-microsoft-com:vml"';
  const style =
    "position:absolute;z-index:-251658240;mso-position-horizontal-relative:page;mso-position-vertical-relative:page";
  const lines = marks.map(({ at, length }, index) => {
    const [left, right, down] = [5, 5 + length, at].map((mm) => `${Math.round(mm * point * 100) / 100}pt`);
    return `<v:line id="FoldMark${index + 1}" alt="" style="${style}" from="${left},${down}" to="${right},${down}" strokecolor="#48586a" strokeweight=".57pt"/>`;
  });
  return lines
    .map((line) => `<w:r ${namespaces}><w:rPr><w:noProof/></w:rPr><w:pict>${line}</w:pict></w:r>`)
    .join("");
}
