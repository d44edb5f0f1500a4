import { describe, expect, it } from "vitest";
import { PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "../scripts/pdf-objects/pdf-lib.ts";
import { writePdf } from "../scripts/pdf-objects/write-pdf.ts";

/** A document with so many objects before its pages, so that everything else has other numbers. */
async function sample(before: number, unused = 0): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  for (let count = 0; count < before; count += 1) context.register(context.obj({ Unused: count }));
  const page = document.addPage([100, 200]);
  page.node.set(PDFName.of("Contents"), context.register(context.flateStream("0 0 m 10 10 l S")));
  const words = context.obj({ Text: PDFString.of("a (b) \\ c"), Hex: PDFHexString.fromText("жълт") });
  catalog.set(PDFName.of("Words"), context.register(words));
  catalog.set(
    PDFName.of("Numbers"),
    context.obj([0.75, -0, 2 ** -21, 3].map((value) => PDFNumber.of(value))),
  );
  catalog.set(
    PDFName.of("Many"),
    context.obj(Array.from({ length: 250 }, (_, n) => context.register(context.obj([n])))),
  );
  for (let count = 0; count < unused; count += 1) context.register(context.obj({ Unused: count }));
  return document;
}

describe("a written PDF", () => {
  it("is read back as it was", async () => {
    const { catalog, context } = await PDFDocument.load(writePdf((await sample(0)).context));
    expect(String(catalog.lookup(PDFName.of("Words")))).toBe(
      "<<\n/Text (a (b) \\ c)\n/Hex <FEFF0436044A043B0442>\n>>",
    );
    expect(String(catalog.lookup(PDFName.of("Many")))).toMatch(/^\[ (?:\d+ 0 R ){250}\]$/);
    const [page] = (await PDFDocument.load(writePdf(context))).getPages();
    expect(page?.getSize()).toEqual({ width: 100, height: 200 });
  });

  it("has the same bytes whatever numbers its objects had, and nothing that nobody refers to", async () => {
    const bytes = writePdf((await sample(0)).context);
    expect(Buffer.from(writePdf((await sample(7, 5)).context)).equals(Buffer.from(bytes))).toBe(true);
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(Buffer.from(writePdf(again.context)).equals(Buffer.from(bytes))).toBe(true);
  });

  it("shows its catalog to those who don't unpack it", async () => {
    const document = await sample(0);
    document.catalog.set(PDFName.of("Lang"), PDFString.of("bg"));
    expect(Buffer.from(writePdf(document.context)).toString("latin1")).toMatch(
      /^1 0 obj\n<<\/Type\/Catalog[^>]*\/Lang\(bg\)/m,
    );
  });

  it("writes numbers without exponents", async () => {
    const text = Buffer.from(writePdf((await sample(0)).context)).toString("latin1");
    const { catalog } = await PDFDocument.load(Buffer.from(text, "latin1"));
    expect(String(catalog.lookup(PDFName.of("Numbers")))).toBe("[ 0.75 0 0.000000476837158203125 3 ]");
  });

  it("says null where something is referred to that isn't there", async () => {
    const document = await sample(0);
    document.catalog.set(PDFName.of("Gone"), document.context.nextRef());
    const { catalog } = await PDFDocument.load(writePdf(document.context));
    expect(String(catalog.get(PDFName.of("Gone")) ?? "null")).toBe("null");
  });
});
