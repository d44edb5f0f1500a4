import { strFromU8, strToU8 } from "fflate";
import { mergeStyles } from "./merge-styles.ts";
import type { DocxParts } from "./package-parts.ts";
import { attributes, type ReferenceDoc, relationships } from "./read-reference.ts";

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
  const references = copyRunningParts(parts, reference);
  const empty = emptyParts(parts);
  const document = read("word/document.xml").replace(/<w:sectPr\b[^<>]*>.*?<\/w:sectPr>/gs, (section) =>
    onLetterhead(section, reference, references, empty),
  );
  parts["word/document.xml"] = strToU8(document);
  if (references) parts["word/settings.xml"] = strToU8(withEvenPages(read("word/settings.xml"), reference));
  return parts;
}

function withStyleIds(xml: string, renamed: ReadonlyMap<string, string>): string {
  return xml.replace(
    /(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"/g,
    (_, head: string, id: string) => `${head}${renamed.get(id) ?? id}"`,
  );
}

/** Copies the letterhead's headers and footers with their pictures; returns the references to put into sections. */
function copyRunningParts(parts: DocxParts, reference: ReferenceDoc): string {
  const wanted = [...reference.section.matchAll(/<w:(header|footer)Reference\b[^<>]*>/g)];
  const links: string[] = [];
  const references = wanted.map(([tag, kind = "header"], index) => {
    const { "r:id": id = "", "w:type": type = "default" } = attributes(tag, `w:${kind}Reference`);
    const source = reference.targets.get(id) ?? "";
    const name = `letterhead${index + 1}.xml`;
    const content = reference.parts[`word/${source}`];
    if (!content) return "";
    parts[`word/${name}`] = content;
    copyRelated(parts, reference, source, name);
    const relation = `rIdLetterhead${index + 1}`;
    links.push(
      `<Relationship Id="${relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${name}"/>`,
    );
    addType(
      parts,
      `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml" PartName="/word/${name}"/>`,
    );
    return `<w:${kind}Reference w:type="${type}" r:id="${relation}"/>`;
  });
  const path = "word/_rels/document.xml.rels";
  parts[path] = strToU8(
    xmlOf(parts, path).replace("</Relationships>", () => `${links.join("")}</Relationships>`),
  );
  return references.join("");
}

/** A part that every package has. */
function xmlOf(parts: DocxParts, path: string): string {
  return strFromU8(parts[path] ?? new Uint8Array());
}

function copyRelated(parts: DocxParts, reference: ReferenceDoc, source: string, name: string): void {
  const related = reference.parts[`word/_rels/${source}.rels`];
  if (!related) return;
  let xml = strFromU8(related);
  for (const target of relationships(xml).values()) {
    const content = reference.parts[`word/${target}`];
    if (!content) continue;
    const copy = target.replace(/([^/]+)$/, "letterhead-$1");
    parts[`word/${copy}`] = content;
    xml = xml.replace(`Target="${target}"`, () => `Target="${copy}"`);
    const extension = target.split(".").at(-1) ?? "";
    const types = strFromU8(reference.parts["[Content_Types].xml"] ?? new Uint8Array());
    const wanted = `extension="${extension.toLowerCase()}"`;
    const type = types.match(/<Default\b[^<>]*>/gi)?.find((entry) => entry.toLowerCase().includes(wanted));
    if (type && !strFromU8(parts["[Content_Types].xml"] as Uint8Array).includes(`Extension="${extension}"`))
      addType(parts, type);
  }
  parts[`word/_rels/${name}.rels`] = strToU8(xml);
}

function addType(parts: DocxParts, entry: string): void {
  const types = strFromU8(parts["[Content_Types].xml"] as Uint8Array);
  // Defaults stand before overrides.
  const at = entry.startsWith("<Default") ? types.indexOf("<Default") : types.indexOf("</Types>");
  parts["[Content_Types].xml"] = strToU8(types.slice(0, at) + entry + types.slice(at));
}

/** Relationship ids of our own headers and footers that show nothing. */
function emptyParts(parts: DocxParts): Set<string> {
  const targets = relationships(xmlOf(parts, "word/_rels/document.xml.rels"));
  const isEmpty = (target: string): boolean => {
    const part = parts[`word/${target}`];
    return part !== undefined && !/<w:(t|fldChar|drawing)\b/.test(strFromU8(part));
  };
  return new Set(
    [...targets]
      .filter(([, target]) => /^(header|footer)\d+\.xml$/.test(target) && isEmpty(target))
      .map(([id]) => id),
  );
}

function onLetterhead(
  section: string,
  reference: ReferenceDoc,
  references: string,
  empty: ReadonlySet<string>,
): string {
  const ours = [...section.matchAll(/<w:(?:header|footer)Reference\b[^<>]*r:id="([^"]*)"[^<>]*>/g)];
  if (ours.length > 0 && ours.every(([, id = ""]) => empty.has(id))) return section;
  const size = /<w:pgSz\b[^<>]*>/.exec(reference.section)?.[0];
  const margins = /<w:pgMar\b[^<>]*>/.exec(reference.section)?.[0];
  let placed = section;
  if (size) placed = placed.replace(/<w:pgSz\b[^<>]*>/, () => size);
  if (margins) placed = placed.replace(/<w:pgMar\b[^<>]*>/, () => margins);
  if (!references || ours.length === 0) return placed;
  placed = placed
    .replace(/<w:(?:header|footer)Reference\b[^<>]*>/g, "")
    .replace(/^<w:sectPr\b[^<>]*>/, (start) => start + references)
    .replace(/<w:titlePg\b[^<>]*>/, "");
  return /<w:titlePg\b/.test(reference.section)
    ? placed.replace(/(<w:(?:docGrid|printerSettings)\b|<\/w:sectPr>)/, "<w:titlePg/>$1")
    : placed;
}

function withEvenPages(settings: string, reference: ReferenceDoc): string {
  const theirs = strFromU8(reference.parts["word/settings.xml"] ?? new Uint8Array());
  const without = settings.replace(/<w:evenAndOddHeaders\b[^<>]*>/, "");
  if (!/<w:evenAndOddHeaders\b/.test(theirs)) return without;
  return without.replace(/(<w:doNotHyphenateCaps\b[^<>]*>)/, "$1<w:evenAndOddHeaders/>");
}
