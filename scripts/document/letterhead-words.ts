import type {
  Letterhead,
  LetterheadBlock,
  LetterheadInline,
  LetterheadPage,
  PageKind,
} from "./letterhead.ts";

/** What pages of a kind show; the others' where they have nothing of their own. */
export function letterheadPage(letterhead: Letterhead, kind: PageKind): LetterheadPage {
  return letterhead[kind] ?? letterhead.default;
}

/** Everything that stands in lines, in tables and boxes as well, in reading order. */
export function* inlinesIn(blocks: readonly LetterheadBlock[]): Generator<LetterheadInline> {
  for (const block of blocks) {
    if (block.kind === "table")
      for (const { cells } of block.rows) for (const cell of cells) yield* inlinesIn(cell.blocks);
    else
      for (const inline of block.inlines) {
        yield inline;
        if (inline.kind === "object") yield* inlinesIn(inline.blocks);
      }
  }
}

/** Whether blocks show anything but numbers of pages. */
export function saysSomething(blocks: readonly LetterheadBlock[]): boolean {
  return [...inlinesIn(blocks)].some(
    (inline) =>
      (inline.kind === "text" && /[^\s\p{P}]/u.test(inline.text)) ||
      (inline.kind === "object" && inline.picture !== undefined),
  );
}

/** Whether any page shows something of a letterhead. */
export function hasLetterhead(letterhead: Letterhead): boolean {
  const { first, default: usual, even } = letterhead;
  return [first, usual, even].some(
    (page) => page && (saysSomething(page.header) || saysSomething(page.footer)),
  );
}

/** Whether a page shows its number. */
export function hasPageNumber({ header, footer }: LetterheadPage): boolean {
  return [...inlinesIn(header), ...inlinesIn(footer)].some(({ kind }) => kind === "page");
}
