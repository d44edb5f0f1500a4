import { type LetterheadSheet, pageKinds } from "../../../document/letterhead.ts";
import type { Publication, Running } from "../../../document/publication.ts";
import { loadPage } from "../../browser/load-page.ts";
import type { RunningBrowser } from "../../browser/start-browser.ts";
import type { RenderJob } from "../../renderer.ts";
import { type ServedAssets, servedAssets } from "../served-assets.ts";
import { growMargins } from "./grow-margins.ts";
import { setSheets } from "./set-sheets.ts";

/** Writes sheets of letterheads; `render/html` does, and is handed in. */
export type SheetWriter = (
  publication: Publication,
  sheets: readonly LetterheadSheet[],
  assets: Pick<ServedAssets, "fonts" | "pictureUrl">,
) => string;

/** A letterhead that has its place. */
export interface PlacedLetterhead {
  /** Its pages have the room that the letterhead needs, and no running lines of their own. */
  publication: Publication;
  /** A page with the letterheads for the pages of a print. */
  html: (sheets: readonly LetterheadSheet[]) => string;
  files: ServedAssets["files"];
  kinds: ReadonlySet<LetterheadSheet["kind"]>;
}

/** The paper’s own colour would lie over what of a letterhead reaches beside or below the text. */
const ungrounded = "\n@media print{html,body{background:none}}";
const nothing = { start: [], centre: [], end: [] };
const noLines: Running = { default: { header: nothing, footer: nothing } };

/** Measures what headers and footers take of a page, before anything is laid out on it; undefined without a letterhead. */
export async function placeLetterhead(
  { publication, pictures, faces, host }: Pick<RenderJob, "publication" | "pictures" | "faces" | "host">,
  browser: RunningBrowser,
  writeSheets: SheetWriter,
): Promise<PlacedLetterhead | undefined> {
  const { letterhead } = publication;
  if (!letterhead?.isDrawn) return undefined;
  const assets = await servedAssets({ pictures, faces, host });
  const html = (sheets: readonly LetterheadSheet[]): string => writeSheets(publication, sheets, assets);
  const kinds = pageKinds.filter((kind) => letterhead.pages[kind] || letterhead.running[kind]);
  const tried = kinds.map((kind) => ({ kind, page: 10, pages: 10, lies: false }));
  const heights = await browser.withPage(async (page) => {
    await loadPage(page, html(tried), assets.files);
    return setSheets(page);
  });
  const measured = new Map(kinds.map((kind, index) => [kind, heights[index] ?? { header: 0, footer: 0 }]));
  const page = growMargins(publication.page, letterhead.pages, measured);
  return {
    publication: { ...publication, page, running: noLines, css: `${publication.css}${ungrounded}` },
    html,
    files: assets.files,
    kinds: new Set(kinds),
  };
}
