import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage } from "../../../pdf-objects/pdf-lib.ts";
import type { PressSettings } from "./press-settings.ts";

/** pt in a mm. */
const millimetre = 72 / 25.4;
/** Paper around the bleed that holds the marks, in mm. */
const slug = 10;
/** From the bleed's edge to where a mark begins, and its length, in mm; the line is 0.25 pt. */
const gap = 1;
const length = 5;

/** Draws crop marks at the corners and dashed fold marks at the folds, outside of what is printed, on every plate. */
export function pressMarks(document: PDFDocument, { bleed, marks, folds }: PressSettings): void {
  if (marks === "none") return;
  const all = registrationColour(document);
  for (const [index, page] of document.getPages().entries()) {
    const trim = page.getTrimBox();
    const media = page.getMediaBox();
    const around = slug * millimetre;
    page.setMediaBox(media.x - around, media.y - around, media.width + 2 * around, media.height + 2 * around);
    const sheet = { left: trim.x, bottom: trim.y, right: trim.x + trim.width, top: trim.y + trim.height };
    const lines = [...cropLines(sheet, bleed)];
    const folded = (folds[index] ?? []).flatMap((fold) =>
      foldLines(sheet, trim.x + fold * millimetre, bleed),
    );
    append(
      page,
      `/Artifact BMC q /DiplaAll CS 1 SCN 0.25 w ${lines.join(" ")} S ${folded.length > 0 ? `[3 2] 0 d ${folded.join(" ")} S ` : ""}Q EMC`,
    );
    addColour(page, all);
  }
}

interface Sheet {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

function cropLines({ left, bottom, right, top }: Sheet, bleed: number): string[] {
  const from = (bleed + gap) * millimetre;
  const to = from + length * millimetre;
  return [left, right]
    .flatMap((x) => [line(x, top + from, x, top + to), line(x, bottom - from, x, bottom - to)])
    .concat(
      [bottom, top].flatMap((y) => [
        line(left - from, y, left - to, y),
        line(right + from, y, right + to, y),
      ]),
    );
}

function foldLines({ bottom, top }: Sheet, x: number, bleed: number): string[] {
  const from = (bleed + gap) * millimetre;
  const to = from + length * millimetre;
  return [line(x, top + from, x, top + to), line(x, bottom - from, x, bottom - to)];
}

function line(...[x, y, toX, toY]: [number, number, number, number]): string {
  const [a, b, c, d] = [x, y, toX, toY].map((value) => Math.round(value * 10000) / 10000);
  return `${a} ${b} m ${c} ${d} l`;
}

/** The colour that prints on every plate (ISO 32000-1 §8.6.6.4). */
function registrationColour({ context }: PDFDocument): PDFDict {
  const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 });
  return context.obj({
    DiplaAll: context.obj([PDFName.of("Separation"), PDFName.of("All"), PDFName.of("DeviceCMYK"), tint]),
  });
}

/** Adds to what a page paints, with its own content kept from changing the coordinates. */
function append(page: PDFPage, text: string): void {
  const { context } = page.node;
  const contents = page.node.get(PDFName.of("Contents"));
  const before = context.register(context.flateStream("q\n"));
  const after = context.register(context.flateStream(`\nQ ${text}`));
  const own = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : [];
  page.node.set(PDFName.of("Contents"), context.obj([before, ...own, after]));
}

function addColour(page: PDFPage, colours: PDFDict): void {
  const { context } = page.node;
  const resources = page.node.Resources() ?? context.obj({});
  page.node.set(PDFName.of("Resources"), resources);
  const key = PDFName.of("ColorSpace");
  const known = context.lookup(resources.get(key));
  const target = known instanceof PDFDict ? known : context.obj({});
  for (const [name, space] of colours.entries()) target.set(name, space);
  resources.set(key, target);
}
