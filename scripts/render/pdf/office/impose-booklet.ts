import type { Publication } from "../../../document/publication.ts";
import {
  type PDFDict,
  PDFDocument,
  type PDFEmbeddedPage,
  PDFHexString,
  PDFName,
  PDFString,
} from "../../../pdf-objects/pdf-lib.ts";
import { bookletOrder } from "./booklet-order.ts";

/** pt in a mm. */
const millimetre = 72 / 25.4;
/** Upright sizes in mm; two pages lie side by side on the long edge. */
const sheets = { A4: [210, 297], A3: [297, 420], Letter: [215.9, 279.4] } as const;
/** Thinner booklets don't show the creep. */
const creepFrom = 16;

/**
 * A booklet's pages two by two on sheets for the office printer, in the order that gives a booklet when the stack is
 * folded: print on both sides over the short edge in true size, fold, staple. Pages of inner sheets move towards the
 * spine by the paper's thickness, for folding pushes them out. Imposition keeps no structure: it is for paper only.
 */
export async function imposeBooklet(
  bytes: Uint8Array,
  { print, page, title, lang, dir, fileDate }: Publication,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const source = await PDFDocument.load(bytes, { updateMetadata: false });
  const target = await PDFDocument.create({ updateMetadata: false });
  const embedded = await target.embedPages(source.getPages());
  const [short, long] = sheets[print.officeSheet];
  const [width, height] = [long * millimetre, short * millimetre];
  const scale = Math.min(width / 2 / (page.width * millimetre), height / (page.height * millimetre));
  for (const { left, right, sheet } of bookletOrder(embedded.length, dir)) {
    const side = target.addPage([width, height]);
    const creep = embedded.length >= creepFrom ? sheet * print.paperThickness * millimetre : 0;
    const place = (number: number | undefined, x: (wide: number) => number): void => {
      const one: PDFEmbeddedPage | undefined = number === undefined ? undefined : embedded[number - 1];
      if (!one) return;
      const [wide, high] = [one.width * scale, one.height * scale];
      side.drawPage(one, { x: x(wide), y: (height - high) / 2, width: wide, height: high });
    };
    place(left, (wide) => width / 2 - wide + creep);
    place(right, () => width / 2 - creep);
  }
  describe(target, { title, lang, date: fileDate });
  return {
    bytes: await target.save({ addDefaultPage: false, updateFieldAppearances: false }),
    pages: target.getPageCount(),
  };
}

function describe(
  { context, catalog }: PDFDocument,
  { title, lang, date }: { title: string; lang: string; date: string },
): void {
  catalog.set(PDFName.of("Lang"), PDFString.of(lang));
  catalog.set(
    PDFName.of("ViewerPreferences"),
    context.obj({ DisplayDocTitle: true, PrintScaling: "None", Duplex: "DuplexFlipShortEdge" }),
  );
  const day = PDFString.of(`D:${date.replace(/[-:TZ]/g, "")}Z`);
  const info = context.obj({}) as PDFDict;
  info.set(PDFName.of("Creator"), PDFString.of("Dipla"));
  info.set(PDFName.of("Title"), PDFHexString.fromText(title));
  info.set(PDFName.of("CreationDate"), day);
  info.set(PDFName.of("ModDate"), day);
  context.trailerInfo.Info = context.register(info);
}
