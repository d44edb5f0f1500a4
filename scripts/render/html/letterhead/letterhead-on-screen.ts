import { aroundText } from "../../../document/letterhead-text.ts";
import type { Publication } from "../../../document/publication.ts";
import { blocksOf, letterheadWriting } from "./letterhead-blocks.ts";

/** A letterhead around a page for screens, once above and once below; empty where it is not shown. */
export interface ScreenLetterhead {
  header: string;
  footer: string;
  css: string;
}

/**
 * The header and the footer of the first page, or of the others where that has none: a screen has no pages, so nothing is said of their
 * numbers. It keeps its light ground in the dark, since its colours are made for paper.
 */
export function letterheadOnScreen(
  { letterhead }: Publication,
  pictureUrl: (key: string) => string | undefined,
): ScreenLetterhead | undefined {
  if (!letterhead?.isDrawn) return undefined;
  const writing = letterheadWriting({ pictureUrl });
  const part = (edge: "header" | "footer"): string => {
    const html = blocksOf(aroundText(letterhead.pages, edge), writing);
    return html === ""
      ? ""
      : `<${edge} class="own-${edge}"><div class="own-letterhead">${html}</div></${edge}>\n`;
  };
  return { header: part("header"), footer: part("footer"), css };
}

const css = `.own-header,.own-footer{background:#fff;color:#000}
.own-letterhead{margin-inline:auto;padding:1.25rem;max-width:44rem;overflow-wrap:anywhere}
.own-letterhead p{margin-block:0.2rem}
.own-letterhead img{height:auto;vertical-align:middle}
.own-letterhead table{border-collapse:collapse}
.own-letterhead .pieces{display:flex;flex-wrap:wrap;gap:0 1.5rem}
.own-letterhead .piece{flex:1 1 auto}
.own-letterhead .piece[data-at=centre]{text-align:center}
.own-letterhead .piece[data-at=end]{text-align:end}
@media print{.own-letterhead{max-width:none;padding:0 0 5mm}}`;
