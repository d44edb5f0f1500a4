import { strFromU8, unzipSync } from "fflate";
import type { Element, Root } from "xast";
import { fromXml } from "xast-util-from-xml";
import type { Reading } from "./reading.ts";

/** A Word file, and its paragraphs with tabs and line ends as they are. */
export interface WordReading extends Reading {
  paragraphs: string[];
}

/** What Word would show of a file, from its XML: notes are numbered by their marks, in order, as Word does. */
export function readWord(bytes: Uint8Array): WordReading {
  return new WordReader(unzipSync(bytes)).read();
}

/** Stands in a note's text where another begins. */
const beginning = "\u0001";

class WordReader {
  readonly #parts: Record<string, Uint8Array>;
  readonly #reading: WordReading = { body: "", notes: [], alts: [], links: [], paragraphs: [] };
  /** Ids of notes in the order of their marks. */
  readonly #marks: string[] = [];
  #targets = new Map<string, string>();

  constructor(parts: Record<string, Uint8Array>) {
    this.#parts = parts;
  }

  read(): WordReading {
    this.#targets = this.#targetsOf("document");
    this.#reading.body = this.#text(this.#part("word/document.xml"));
    this.#targets = this.#targetsOf("footnotes");
    const notes = new Map(
      [...descendants(this.#part("word/footnotes.xml"), "w:footnote")].map((note) => [
        note.attributes["w:id"],
        note,
      ]),
    );
    // A note in a note has a mark in the notes' part, so the list can grow while it is read.
    for (let index = 0; index < this.#marks.length; index += 1) {
      const note = notes.get(this.#marks[index] ?? "");
      if (note) this.#notes(String(index + 1), this.#text(note));
    }
    return this.#reading;
  }

  /** Word has no notes in notes: what a note alone cites follows in it, behind its own number. */
  #notes(own: string, all: string): void {
    const [text = "", ...inner] = all.split(beginning);
    this.#reading.notes.push({ number: own, text });
    for (const one of inner) {
      const [, number = "", rest = one] = /^\s*(\d+)([\s\S]*)$/.exec(one) ?? [];
      this.#reading.notes.push({ number, text: rest });
    }
  }

  #part(name: string): Root {
    const bytes = this.#parts[name];
    return bytes ? fromXml(strFromU8(bytes)) : { type: "root", children: [] };
  }

  #targetsOf(part: string): Map<string, string> {
    const relations = descendants(this.#part(`word/_rels/${part}.xml.rels`), "Relationship");
    return new Map([...relations].map(({ attributes }) => [attributes.Id ?? "", attributes.Target ?? ""]));
  }

  #text(parent: Root | Element): string {
    return parent.children.map((child) => (child.type === "element" ? this.#element(child) : "")).join("");
  }

  #element(node: Element): string {
    const { name, attributes } = node;
    if (name === "w:t") return node.children.map((leaf) => (leaf.type === "text" ? leaf.value : "")).join("");
    if (name === "w:tab") return "\t";
    if (name === "w:br" || name === "w:cr") return attributes["w:type"] ? "" : "\u000b";
    if (name === "w:noBreakHyphen") return "-";
    if (name === "w:footnoteReference") return String(this.#marks.push(attributes["w:id"] ?? ""));
    if (name === "w:bookmarkStart" && /^note_\d+$/.test(attributes["w:name"] ?? "")) return beginning;
    if (name === "wp:docPr" && attributes.descr) this.#reading.alts.push(attributes.descr);
    // A tab stop of a style is no tab, a fallback says again what is there already.
    if (/^(?:w:pPr|w:rPr|w:instrText|mc:Fallback)$/.test(name)) return "";
    if (name === "w:hyperlink") this.#link(attributes);
    const text = this.#text(node);
    if (name !== "w:p") return text;
    this.#reading.paragraphs.push(text.replaceAll("\u000b", "\n"));
    return `${text.replaceAll("\u000b", " ")}\n`;
  }

  #link(attributes: Element["attributes"]): void {
    const target = this.#targets.get(attributes["r:id"] ?? "");
    if (target === undefined) return;
    const anchor = attributes["w:anchor"];
    this.#reading.links.push(anchor ? `${target}#${anchor}` : target);
  }
}

function* descendants(parent: Root | Element, name: string): Generator<Element> {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}
