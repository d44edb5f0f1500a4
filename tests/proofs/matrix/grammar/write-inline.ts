import type { Inline, Note } from "./document-tree.ts";

/** What writing a section gathers: what has to stand behind its blocks. */
export interface Behind {
  notes: Note[];
  /** Definitions of reference pictures: name → file. */
  pictures: Map<string, string>;
}

/** Pieces of a line as Markdown. A note's mark follows its word without a space. */
export function writeLine(pieces: readonly Inline[], behind: Behind): string {
  return pieces
    .map((piece, index) => {
      const text = writePiece(piece, behind);
      const glued = index === 0 || /^(?:note|note-again|break|html-break)$/.test(piece.kind);
      const afterBreak = /^(?:break|html-break)$/.test(pieces[index - 1]?.kind ?? "");
      return glued || afterBreak ? text : ` ${text}`;
    })
    .join("");
}

function writePiece(piece: Inline, behind: Behind): string {
  switch (piece.kind) {
    case "words":
      return piece.words.join(" ");
    case "strong":
      return `**${writeLine(piece.children, behind)}**`;
    case "emphasis":
      return `*${writeLine(piece.children, behind)}*`;
    case "deleted":
      return `~~${writeLine(piece.children, behind)}~~`;
    case "code":
      return `\`${piece.words.join(" ")}\``;
    case "link":
      return `[${writeLine(piece.children, behind)}](${piece.url})`;
    case "address":
      return `<${piece.url}>`;
    case "picture":
      return writePicture(piece, behind);
    case "note":
      behind.notes.push(piece.note);
      return `[^${piece.note.name}]`;
    case "note-again":
      return `[^${piece.note.name}]`;
    case "language":
      return `[${piece.words.join(" ")}]{lang=${piece.lang}}`;
    case "break":
      return "\\\n";
    case "html":
      return `<${piece.tag}>${piece.words.join(" ")}</${piece.tag}>`;
    case "html-break":
      return "<br>";
  }
}

function writePicture({ alt, file, byReference }: Inline & { kind: "picture" }, behind: Behind): string {
  const description = alt.join(" ");
  if (!byReference) return `![${description}](${file})`;
  const name = `picture-${alt.join("-")}`;
  behind.pictures.set(name, file);
  return `![${description}][${name}]`;
}
