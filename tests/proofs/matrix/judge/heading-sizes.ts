import { readFile } from "node:fs/promises";
import { type Document, plainParagraph, type Section, words } from "../grammar/document-tree.ts";
import type { Planter } from "../grammar/planted-words.ts";
import type { Made } from "../make/make-documents.ts";
import { foldText } from "../read/fold-text.ts";
import { type PdfReading, readPdfFile } from "../read/pdf-reading.ts";

/**
 * How large the headings of sections are where nothing in a document can be too wide: measured once for each template,
 * language and place, in a document of a heading and a word.
 */
export class HeadingSizes {
  readonly #planterFor: (lang: Document["lang"]) => Planter;
  readonly #sizes = new Map<string, number>();
  /** Plain documents that have been asked for, by what they are measured for. */
  readonly #twins = new Map<string, Document>();

  constructor(planterFor: (lang: Document["lang"]) => Planter) {
    this.#planterFor = planterFor;
  }

  /** Size in pt; undefined when the plain document could not be made. */
  of(document: Document): number | undefined {
    return this.#sizes.get(placeOf(document));
  }

  /** Plain documents for places that have not been measured. */
  plainTwins(documents: readonly Document[]): Document[] {
    const fresh: Document[] = [];
    for (const document of documents) {
      const place = placeOf(document);
      if (this.#twins.has(place)) continue;
      const twin = this.#plainTwin(document);
      this.#twins.set(place, twin);
      fresh.push(twin);
    }
    return fresh;
  }

  async measure(made: readonly Made[]): Promise<void> {
    for (const [place, twin] of this.#twins) {
      const files = made.find(({ document }) => document === twin)?.files;
      const size = files && headingSizeOf(await readPdfFile(await readFile(files.pdf)), twin);
      if (size !== undefined) this.#sizes.set(place, size);
    }
  }

  #plainTwin(document: Document): Document {
    const planter = this.#planterFor(document.lang);
    const panel = document.sections[0]?.panel;
    const section: Section = {
      owner: "plain",
      blocks: [
        { kind: "heading", level: measuredLevel, children: [words(planter.word())] },
        plainParagraph(planter.word()),
      ],
      ...(panel && { panel }),
    };
    return { ...document, name: `plain-${this.#twins.size}`, withContents: false, sections: [section] };
  }
}

function placeOf({ template, lang, part, sections }: Document): string {
  return [template, lang, part, sections[0]?.panel ?? ""].join(" ");
}

/** Headings of other levels have other sizes. */
const measuredLevel = 2;

/** Size in pt of the headings of a document's sections, as most of them are. */
export function headingSizeOf({ sizes }: PdfReading, { sections, lang }: Document): number | undefined {
  const headings = sections.flatMap(({ blocks: [first] }) =>
    first?.kind === "heading" && first.level === measuredLevel
      ? first.children.flatMap((piece) => ("words" in piece ? piece.words : []))
      : [],
  );
  const pieces = sizes.map(({ text, size }) => ({ text: foldText(text, lang), size }));
  const found = headings
    .map((heading) => {
      const word = foldText(heading, lang);
      // Contents say a heading as well, in smaller type.
      return Math.max(0, ...pieces.filter(({ text }) => text.includes(word)).map(({ size }) => size));
    })
    .filter((size) => size > 0)
    .sort((one, other) => one - other);
  return found[Math.floor(found.length / 2)];
}
