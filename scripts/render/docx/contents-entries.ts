import type { Element } from "hast";
import { escapeHtml } from "../../document/escape-html.ts";
import { textWithoutMarks } from "../../document/note-marks.ts";
import type { Publication } from "../../document/publication.ts";
import { childElements, elementsIn, textOf } from "../../document/tree.ts";
import { withDirectionMarks } from "../../languages/embedded-text.ts";
import { cleanText } from "./clean-text.ts";

/** An entry of the contents as Word keeps it until the field is filled anew: the section's number, and the heading's words. */
export interface ContentsEntry {
  number: string;
  words: string;
}

/** What stands in the contents of the page, entry by entry; none without contents. */
export function contentsEntries({ body, has, dir }: Publication): ContentsEntry[] {
  if (!has.contents) return [];
  const nodes = elementsIn(body);
  const headings = new Map(
    nodes.filter(({ tagName }) => /^h[23]$/.test(tagName)).map((node) => [`#${node.properties.id}`, node]),
  );
  const nav = nodes.find(({ properties }) => properties.dataRole === "toc");
  const links = nav ? elementsIn(nav).filter(({ tagName }) => tagName === "a") : [];
  return links.flatMap(({ properties }) => {
    const heading = headings.get(String(properties.href));
    return heading ? [entryOf(heading, dir)] : [];
  });
}

function entryOf(heading: Element, dir: Publication["dir"]): ContentsEntry {
  const number = childElements(heading).find(isNumber);
  const words = { ...heading, children: heading.children.filter((child) => child !== number) };
  return {
    number: number ? textOf(number) : "",
    words: withDirectionMarks(cleanText(textWithoutMarks(words)), dir),
  };
}

function isNumber({ properties }: Element): boolean {
  return properties.dataRole === "section-number";
}

const entry =
  /(<w:hyperlink\b[^>]* w:anchor="_Toc\d+"[^>]*>)((?:(?!<\/w:hyperlink>).)*?)(<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin"\/><w:instrText[^>]*>PAGEREF )/gs;

/**
 * Writes the entries into `word/document.xml`. The library takes what it finds in a heading's paragraph, which is a list's bullet and
 * the mark of a note that is cited again as well. Where it has found other headings than we have, its words stay.
 */
export function withContentsEntries(xml: string, entries: readonly ContentsEntry[]): string {
  if (entries.length === 0) return xml;
  return xml.replace(/<w:sdt>(?:(?!<\/w:sdt>).)*Table of Contents.*?<\/w:sdt>/gs, (contents) => {
    if ([...contents.matchAll(entry)].length !== entries.length) return contents;
    let index = 0;
    return contents.replace(entry, (_, start: string, _runs: string, end: string) => {
      const { number, words } = entries[index] ?? { number: "", words: "" };
      index += 1;
      return `${start}${number ? `${run(number)}<w:r><w:tab/></w:r>` : ""}${run(words)}${end}`;
    });
  });
}

function run(words: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeHtml(words)}</w:t></w:r>`;
}
