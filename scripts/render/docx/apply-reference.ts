import { strFromU8, strToU8 } from "fflate";
import { attributes, type ReferenceDoc } from "../../letterhead/read-reference.ts";
import { mergeStyles } from "./merge-styles.ts";
import type { DocxParts } from "./package-parts.ts";
import { openRunningParts, referencesIn } from "./running-parts.ts";

/** Parts whose style ids follow the merge. */
const styled = /^word\/(document|footnotes|endnotes|numbering|header\d+|footer\d+)\.xml$/;

/**
 * Puts a finished document on a letterhead: its styles by name, its page size and margins, its headers, footers and
 * theme. Sections that show no running lines (a cover) keep their own.
 */
export function applyReference(original: DocxParts, reference: ReferenceDoc, lang: string): DocxParts {
  const parts: DocxParts = { ...original };
  const read = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const { xml, renamed } = mergeStyles(reference.styles, read("word/styles.xml"), lang);
  for (const name of Object.keys(parts).filter((part) => styled.test(part)))
    parts[name] = strToU8(withStyleIds(read(name), renamed));
  parts["word/styles.xml"] = strToU8(xml);
  const theme = reference.parts["word/theme/theme1.xml"];
  if (theme) parts["word/theme/theme1.xml"] = theme;
  const running = openRunningParts(parts, reference, lang);
  let isFirst = true;
  const document = read("word/document.xml").replace(/<w:sectPr\b[^<>]*>.*?<\/w:sectPr>/gs, (section) => {
    const ours = referencesIn(section);
    if (ours.length > 0 && ours.every(({ id }) => running.isEmpty(id))) return section;
    const placed = onSheet(section, reference);
    if (!running.hasOwn || ours.length === 0) return placed;
    const shown = running.onLetterhead(placed, isFirst);
    isFirst = false;
    return shown;
  });
  parts["word/document.xml"] = strToU8(document);
  if (running.hasOwn) {
    running.close();
    parts["word/settings.xml"] = strToU8(withEvenPages(read("word/settings.xml"), running.hasEven));
  }
  return parts;
}

function withStyleIds(xml: string, renamed: ReadonlyMap<string, string>): string {
  return xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"/g,
    (_, head: string, id: string) => `${head}${renamed.get(id) ?? id}"`,
  );
}

/** The letterhead's sheet and margins; a page that lies for a wide table still lies. */
function onSheet(section: string, reference: ReferenceDoc): string {
  const size = /<w:pgSz\b[^<>]*>/.exec(reference.section)?.[0];
  const margins = /<w:pgMar\b[^<>]*>/.exec(reference.section)?.[0];
  const lies = (tag: string | undefined): boolean => /w:orient="landscape"/.test(tag ?? "");
  const own = /<w:pgSz\b[^<>]*>/.exec(section)?.[0];
  let placed = section;
  if (size)
    placed = placed.replace(/<w:pgSz\b[^<>]*>/, () => (lies(own) && !lies(size) ? turned(size) : size));
  if (margins) placed = placed.replace(/<w:pgMar\b[^<>]*>/, () => margins);
  return placed;
}

function turned(size: string): string {
  const { "w:w": width = "11906", "w:h": height = "16838" } = attributes(size, "w:pgSz");
  return `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`;
}

function withEvenPages(settings: string, hasEven: boolean): string {
  const without = settings.replace(/<w:evenAndOddHeaders\b[^<>]*>/, "");
  return hasEven ? without.replace(/(<w:doNotHyphenateCaps\b[^<>]*>)/, "$1<w:evenAndOddHeaders/>") : without;
}
