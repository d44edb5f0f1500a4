import { type Document, Packer } from "docx";
import { unzipSync } from "fflate";

/** The files of a Word document by their paths, unpacked. */
export type DocxParts = Record<string, Uint8Array>;

interface Compiler {
  compile(
    document: Document,
    prettify: undefined,
    overrides: readonly unknown[],
  ): Iterable<[string, Uint8Array | string]>;
}

/**
 * The parts of a document as the library writes them. Its packer would pack them only for us to unpack them again, which is a
 * third of a copy's time; what it packs is asked for instead. The library's version is pinned, and a test tells when that is not
 * there any more; then the long way gives the same.
 */
export async function packageParts(document: Document, styles: string): Promise<DocxParts> {
  const overrides = [{ path: "word/styles.xml", data: styles }];
  const { compiler } = Packer as unknown as { compiler?: Partial<Compiler> };
  if (typeof compiler?.compile !== "function")
    return unzipSync(await Packer.toBuffer(document, undefined, overrides));
  const compiled = compiler.compile(document, undefined, overrides);
  return Object.fromEntries(
    [...compiled].map(([path, data]) => [
      path,
      typeof data === "string" ? new TextEncoder().encode(data) : data,
    ]),
  );
}
