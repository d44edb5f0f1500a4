/** LibreOffice's own document: what it has read of a file, whether its pages show it or not. */
export interface OfficeDocument {
  /** Text of its notes. */
  notes: string;
  /** Text of its tables, those in notes left out. */
  tables: string;
}

/** Text by where it stands in a document as LibreOffice writes it in one XML file (fodt). */
export function readOfficeDocument(xml: string): OfficeDocument {
  const found = { notes: "", tables: "" };
  let [notes, tables] = [0, 0];
  for (const [, close, name, empty, text] of xml.matchAll(/<(\/?)([\w:-]+)[^>]*?(\/?)>|([^<]+)/g)) {
    const step = close ? -1 : empty ? 0 : 1;
    if (name === "text:note-body") notes += step;
    if (name === "table:table") tables += step;
    const part = notes > 0 ? "notes" : tables > 0 ? "tables" : undefined;
    if (part) found[part] += text ?? "\n";
  }
  return found;
}
