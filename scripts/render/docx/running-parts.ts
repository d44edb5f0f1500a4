import { strFromU8, strToU8 } from "fflate";
import { direction } from "../../languages/writing-system.ts";
import { attributes, type ReferenceDoc, relationships } from "../../letterhead/read-reference.ts";
import { runningOnLetterhead } from "./merge-styles.ts";
import type { DocxParts } from "./package-parts.ts";

/** A section's header or footer. */
interface RunningReference {
  kind: "header" | "footer";
  /** `default`, `first` or `even`. */
  type: string;
  /** Its relationship. */
  id: string;
}

/** Headers and footers of a letterhead, on their way into a document. */
export interface RunningParts {
  /** The letterhead has headers or footers. */
  hasOwn: boolean;
  hasEven: boolean;
  /** Whether a header or footer of ours is that of a page that shows none: a cover. */
  isEmpty(id: string): boolean;
  /** A section that shows the letterhead's headers and footers, each with what ours say below. */
  onLetterhead(section: string, isFirst: boolean): string;
  /** Writes the relationships that were made. */
  close(): void;
}

const documentRelations = "word/_rels/document.xml.rels";
const contentTypes = "[Content_Types].xml";
const officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The headers and footers that a section names. */
export function referencesIn(section: string): RunningReference[] {
  return [...section.matchAll(/<w:(header|footer)Reference\b[^<>]*>/g)].map(([tag, kind]) => {
    const { "r:id": id = "", "w:type": type = "default" } = attributes(tag, `w:${kind}Reference`);
    return { kind: kind === "footer" ? "footer" : "header", type, id };
  });
}

/** Joins a letterhead's headers and footers with those of a document: parts are added to it. */
export function openRunningParts(parts: DocxParts, reference: ReferenceDoc, lang: string): RunningParts {
  const ours = relationships(xmlOf(parts, documentRelations));
  const theirs = referencesIn(reference.section);
  const own = read(parts, ours);
  const settings = strFromU8(reference.parts["word/settings.xml"] ?? new Uint8Array());
  const evenOfTheirs = /<w:evenAndOddHeaders\b(?![^<>]*w:val="(?:0|false|off)")/.test(settings);
  const hasEven = evenOfTheirs || /<w:evenAndOddHeaders\b/.test(xmlOf(parts, "word/settings.xml"));
  const hasFirst = /<w:titlePg\b(?![^<>]*w:val="(?:0|false|off)")/.test(reference.section);
  const join = openJoin(parts, reference);
  const sourceOf = (kind: RunningReference["kind"], type: string): string | undefined => {
    const has = type === "first" ? hasFirst : type === "even" ? evenOfTheirs : true;
    const found = theirs.find((one) => one.kind === kind && one.type === (has ? type : "default"));
    return found && reference.targets.get(found.id);
  };
  return {
    hasOwn: theirs.length > 0,
    hasEven,
    isEmpty: (id) => !/<w:(?:t|fldChar|drawing)\b/.test(own(id) ?? "<w:t>"),
    onLetterhead: (section, isFirst) => {
      const named = referencesIn(section);
      const isTitled = isFirst && (hasFirst || /<w:titlePg\b/.test(section));
      const types = ["default", ...(isTitled ? ["first"] : []), ...(hasEven ? ["even"] : [])];
      const references = (["header", "footer"] as const).flatMap((kind) =>
        types.map((type) => {
          const id = (
            named.find((one) => one.kind === kind && one.type === type) ??
            named.find((one) => one.kind === kind)
          )?.id;
          const joined = join.add(kind, sourceOf(kind, type), id === undefined ? "" : linesIn(own(id), lang));
          return joined || id ? `<w:${kind}Reference w:type="${type}" r:id="${joined ?? id}"/>` : "";
        }),
      );
      return withReferences(section, references.join(""), isTitled);
    },
    close: () => join.close(),
  };
}

function read(parts: DocxParts, targets: ReadonlyMap<string, string>): (id: string) => string | undefined {
  return (id) => {
    const part = /^(?:header|footer)\d+\.xml$/.test(targets.get(id) ?? "")
      ? parts[`word/${targets.get(id)}`]
      : undefined;
    return part && strFromU8(part);
  };
}

/** The paragraphs of a part of ours that say something. */
function linesIn(xml: string | undefined, lang: string): string {
  const lines = xml?.match(/<w:p(?: [^<>]*)?>.*?<\/w:p>/gs) ?? [];
  // A letterhead's own defaults may run the other way.
  const dir = direction(lang) === "rtl" ? "<w:bidi/>" : "";
  return lines
    .filter((line) => /<w:t(?: [^<>]*)?>[^<]|<w:fldChar\b/.test(line))
    .join("")
    .replace(/<w:pStyle w:val="[^"]*"\/>/g, `<w:pStyle w:val="${runningOnLetterhead}"/>`)
    .replace(/<\/w:tabs>(?!<w:bidi)/g, `</w:tabs>${dir}`);
}

function withReferences(section: string, references: string, isTitled: boolean): string {
  const placed = section
    .replace(/<w:(?:header|footer)Reference\b[^<>]*>/g, "")
    .replace(/^<w:sectPr\b[^<>]*>/, (start) => start + references)
    .replace(/<w:titlePg\b[^<>]*>/, "");
  return isTitled
    ? placed.replace(/(<w:(?:docGrid|printerSettings)\b|<\/w:sectPr>)/, "<w:titlePg/>$1")
    : placed;
}

/** Parts that hold a header or footer of the letterhead and lines of ours, each pair once. */
function openJoin(
  parts: DocxParts,
  reference: ReferenceDoc,
): {
  add(kind: RunningReference["kind"], source: string | undefined, lines: string): string | undefined;
  close(): void;
} {
  const made = new Map<string, string>();
  const links: string[] = [];
  return {
    add: (kind, source, lines) => {
      const content = source === undefined ? undefined : reference.parts[`word/${source}`];
      if (!content || source === undefined) return undefined;
      const key = JSON.stringify([kind, source, lines]);
      const known = made.get(key);
      if (known) return known;
      const number = made.size + 1;
      const name = `letterhead${number}.xml`;
      parts[`word/${name}`] = strToU8(
        strFromU8(content).replace(/(<\/w:(?:hdr|ftr)>\s*)$/, (end) => lines + end),
      );
      copyRelated(parts, reference, source, name);
      const relation = `rIdLetterhead${number}`;
      links.push(`<Relationship Id="${relation}" Type="${officeRelation}/${kind}" Target="${name}"/>`);
      const type = `application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml`;
      addType(parts, `<Override ContentType="${type}" PartName="/word/${name}"/>`);
      made.set(key, relation);
      return relation;
    },
    close: () => {
      const xml = xmlOf(parts, documentRelations);
      parts[documentRelations] = strToU8(
        xml.replace("</Relationships>", () => `${links.join("")}</Relationships>`),
      );
    },
  };
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
    const types = strFromU8(reference.parts[contentTypes] ?? new Uint8Array());
    const wanted = `extension="${extension.toLowerCase()}"`;
    const type = types.match(/<Default\b[^<>]*>/gi)?.find((entry) => entry.toLowerCase().includes(wanted));
    if (type && !xmlOf(parts, contentTypes).includes(`Extension="${extension}"`)) addType(parts, type);
  }
  parts[`word/_rels/${name}.rels`] = strToU8(xml);
}

function addType(parts: DocxParts, entry: string): void {
  const types = xmlOf(parts, contentTypes);
  // Defaults stand before overrides.
  const at = entry.startsWith("<Default") ? types.indexOf("<Default") : types.indexOf("</Types>");
  parts[contentTypes] = strToU8(types.slice(0, at) + entry + types.slice(at));
}
