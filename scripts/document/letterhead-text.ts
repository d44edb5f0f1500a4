import type {
  Letterhead,
  LetterheadBlock,
  LetterheadInline,
  LetterheadParagraph,
  LetterheadTab,
} from "./letterhead.ts";
import { saysSomething } from "./letterhead-words.ts";

/** What stands around a text that has no pages: the first page's header and footer, or the others' where that has none. */
export function aroundText(
  { first, default: usual }: Letterhead,
  edge: "header" | "footer",
): readonly LetterheadBlock[] {
  const own = first && saysSomething(first[edge]) ? first[edge] : usual[edge];
  return saysSomething(own) ? own : [];
}

/** A piece of a line between tabs, and how it stands at its tab's stop. */
export interface LetterheadPiece {
  inlines: readonly LetterheadInline[];
  align: LetterheadTab["align"];
}

/** The pieces of a paragraph that are shown without pages: what says a page's number is left out, with the words around it. */
export function piecesOf({ inlines, tabs }: LetterheadParagraph): LetterheadPiece[] {
  const pieces: { inlines: LetterheadInline[]; align: LetterheadTab["align"] }[] = [
    { inlines: [], align: "start" },
  ];
  let stop = 0;
  for (const inline of inlines) {
    if (inline.kind === "tab") {
      pieces.push({ inlines: [], align: inline.to ?? tabs[stop]?.align ?? "start" });
      stop += 1;
    } else pieces.at(-1)?.inlines.push(inline);
  }
  return pieces.map((piece) =>
    piece.inlines.some(({ kind }) => kind === "page" || kind === "pages") ? { ...piece, inlines: [] } : piece,
  );
}

/** The lines of a letterhead in words, pictures by their descriptions, what stands in boxes and cells each in a line of its own. */
export function letterheadLines(
  blocks: readonly LetterheadBlock[],
  isShown: (picture: string) => boolean,
): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table")
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => letterheadLines(cell.blocks, isShown)),
      );
    const line = piecesOf(block)
      .map(({ inlines }) =>
        inlines
          .map((inline) => wordsOf(inline, isShown))
          .join("")
          .trim(),
      )
      .filter((words) => words !== "")
      .join("   ");
    const boxes = block.inlines.flatMap((inline) =>
      inline.kind === "object" ? letterheadLines(inline.blocks, isShown) : [],
    );
    return [...(line === "" ? [] : line.split("\n")), ...boxes];
  });
}

function wordsOf(inline: LetterheadInline, isShown: (picture: string) => boolean): string {
  if (inline.kind === "text") return inline.text;
  if (inline.kind === "break") return "\n";
  if (inline.kind !== "object" || inline.picture === undefined || !isShown(inline.picture)) return "";
  return inline.alt === "" ? "" : `[${inline.alt}]`;
}
