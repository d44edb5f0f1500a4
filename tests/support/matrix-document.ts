import type { Block, Document } from "../proofs/matrix/grammar/document-tree.ts";

/** A document of the matrix's grammar with one section, as its judge takes it: a briefing in Bulgarian where nothing else is said. */
export function matrixDocument(blocks: Block[], more: Partial<Document> = {}): Document {
  return {
    name: "random-1",
    lang: "bg",
    template: "briefing",
    title: ["заглавие"],
    part: "text",
    partTitle: [],
    withContents: false,
    allowHtml: false,
    withRecipients: false,
    sections: [{ owner: "1", blocks }],
    ...more,
  };
}
