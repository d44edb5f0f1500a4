import { strFromU8 } from "fflate";
import type { Margins } from "../document/margins.ts";
import { unzipLetterhead } from "./unzip-letterhead.ts";

/** A letterhead: a Word file whose styles, page, headers and footers a document takes over. */
export interface ReferenceDoc {
  parts: Readonly<Record<string, Uint8Array>>;
  /** `word/styles.xml`. */
  styles: string;
  /** Content of the last `w:sectPr`: the letterhead's page. Headers and footers that it takes over from earlier sections are in it. */
  section: string;
  /** Earlier sections have headers or footers that the last one does not show. */
  hasOthers: boolean;
  /** Relationships of `word/document.xml`: id → part path or address. */
  targets: ReadonlyMap<string, string>;
  /** Page in mm. */
  page: { width: number; height: number; margins: Margins };
  /** How far from the sheet's edges headers begin and footers end, in mm. */
  distances: { header: number; footer: number };
}

const millimetresPerTwip = 25.4 / 1440;

/** Opens a letterhead. @throws Error that says what is wrong with the file. */
export function readReference(file: Uint8Array): ReferenceDoc {
  const parts = unzipLetterhead(file);
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const document = text("word/document.xml");
  const styles = text("word/styles.xml");
  if (!document || !styles.includes("</w:styles>")) throw new Error("word-parts-missing");
  const { section, hasOthers } = withInherited(lastSection(document), document);
  const size = attributes(section, "w:pgSz");
  const margin = attributes(section, "w:pgMar");
  const length = (value: string | undefined, fallback: number): number =>
    value === undefined ? fallback : Math.round(Math.abs(Number(value)) * millimetresPerTwip * 100) / 100;
  return {
    parts,
    styles,
    section,
    hasOthers,
    targets: relationships(text("word/_rels/document.xml.rels")),
    page: {
      width: length(size["w:w"], 210),
      height: length(size["w:h"], 297),
      margins: {
        top: length(margin["w:top"], 25),
        right: length(margin["w:right"], 25),
        bottom: length(margin["w:bottom"], 25),
        left: length(margin["w:left"], 25),
      },
    },
    distances: { header: length(margin["w:header"], 12.5), footer: length(margin["w:footer"], 12.5) },
  };
}

/** What stands in the last `w:sectPr`. */
function lastSection(document: string): string {
  const end = document.lastIndexOf("</w:sectPr>");
  const start = Math.max(document.lastIndexOf("<w:sectPr>", end), document.lastIndexOf("<w:sectPr ", end));
  return end < 0 || start < 0 ? "" : document.slice(document.indexOf(">", start) + 1, end);
}

const reference = /<w:(?:header|footer)Reference\b[^<>]*>/g;

/** A section without a header of a kind shows that of the section before it (ISO/IEC 29500-1 §17.10.5). */
function withInherited(section: string, document: string): { section: string; hasOthers: boolean } {
  const kindOf = (tag: string): string => {
    const name = /^<w:\w+/.exec(tag)?.[0] ?? "";
    return `${name} ${/\bw:type="([^"]*)"/.exec(tag)?.[1] ?? "default"}`;
  };
  const latest = new Map((document.match(reference) ?? []).map((tag) => [kindOf(tag), tag]));
  const own = new Set((section.match(reference) ?? []).map(kindOf));
  const inherited = [...latest].filter(([kind]) => !own.has(kind)).map(([, tag]) => tag);
  const idOf = (tag: string): string => /\br:id="([^"]*)"/.exec(tag)?.[1] ?? "";
  const shown = new Set([...latest.values()].map(idOf));
  const hasOthers = (document.match(reference) ?? []).some((tag) => !shown.has(idOf(tag)));
  return { section: inherited.join("") + section, hasOthers };
}

/** Relationship id → target, inside the package relative to the part's folder. */
export function relationships(xml: string): Map<string, string> {
  const found = [...xml.matchAll(/<Relationship\b[^<>]*>/g)].map(([tag]) => attributes(tag, "Relationship"));
  return new Map(found.map(({ Id = "", Target = "" }) => [Id, Target]));
}

/** The attributes of the first element of that name. */
export function attributes(xml: string, name: string): Record<string, string> {
  const tag = new RegExp(`<${name}\\b([^<>]*)>`).exec(xml)?.[1] ?? "";
  return Object.fromEntries(
    [...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]),
  );
}
