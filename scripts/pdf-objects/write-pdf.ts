import { deflateSync } from "node:zlib";
import { type CrossReference, crossReferenceTable, crossReferenceWidths } from "./cross-references.ts";
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "./pdf-lib.ts";

/** A reader unpacks all of an object stream for one of its objects. */
const objectsPerStream = 100;

/** It is what the trailer refers to first. */
const catalogNumber = 1;

/**
 * Writes a PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8): what its trailer leads to,
 * numbered in the order in which that is met, and nothing else. The same objects give the same bytes, whatever numbers they
 * had; the library's own writer keeps numbers and what nobody refers to, and takes twice as long.
 */
export function writePdf(context: PDFContext): Uint8Array {
  const writer = new Writer(context);
  const { Root, Info, ID } = context.trailerInfo;
  const root = Root && writer.value(Root);
  const info = Info && writer.value(Info);
  writer.writeReached();
  return writer.finish(`/Root ${root}${info ? `/Info ${info}` : ""}${ID ? `/ID${writer.value(ID)}` : ""}`);
}

class Writer {
  readonly #context: PDFContext;
  readonly #numbers = new Map<PDFRef, number>();
  readonly #reached: PDFRef[] = [];
  readonly #parts: Uint8Array[] = [];
  #length = 0;
  /** By object number. */
  readonly #rows: CrossReference[] = [[0, 0, 0xffff]];
  readonly #packed: { number: number; text: string }[] = [];
  #last = 0;

  constructor(context: PDFContext) {
    this.#context = context;
    // Four bytes above 127 tell that the file is no text (§7.5.2).
    this.#put(Buffer.from("%PDF-1.7\n%\x81\x81\x81\x81\n", "latin1"));
  }

  /** A value as it is written. What it refers to is written, too. */
  value(object: PDFObject): string {
    if (object instanceof PDFRef) return this.#reference(object);
    if (object instanceof PDFName) return object.toString();
    if (object instanceof PDFNumber) return numeral(object);
    if (object instanceof PDFDict) return `<<${this.#entries(object)}>>`;
    if (object instanceof PDFArray)
      return `[${object
        .asArray()
        .map((item) => this.value(item))
        .join(" ")}]`;
    return object.toString();
  }

  /** Everything that has been referred to, and what that refers to: the list grows while it is gone through. */
  writeReached(): void {
    for (const [index, ref] of this.#reached.entries()) {
      const number = index + 1;
      const object = this.#context.lookup(ref) as PDFObject;
      if (object instanceof PDFStream) this.#stream(number, object);
      // Not every program unpacks a file to learn its language, or that it is tagged.
      else if (number === catalogNumber) this.#plain(number, this.value(object));
      else this.#packed.push({ number, text: this.value(object) });
    }
  }

  /** The object streams, the cross references and the end. */
  finish(trailer: string): Uint8Array {
    this.#last = this.#reached.length;
    for (let from = 0; from < this.#packed.length; from += objectsPerStream)
      this.#objectStream(this.#packed.slice(from, from + objectsPerStream));
    const number = this.#nextNumber();
    const start = this.#length;
    this.#rows[number] = [1, start, 0];
    const entries = `/Type/XRef/Size ${this.#rows.length}/W[${crossReferenceWidths}]${trailer}`;
    this.#flate(number, entries, crossReferenceTable(this.#rows));
    this.#put(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    return new Uint8Array(Buffer.concat(this.#parts));
  }

  #put(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  #nextNumber(): number {
    this.#last += 1;
    return this.#last;
  }

  #reference(ref: PDFRef): string {
    const known = this.#numbers.get(ref);
    if (known !== undefined) return `${known} 0 R`;
    // A reference to nothing is one to null (§7.3.10).
    if (this.#context.lookup(ref) === undefined) return "null";
    this.#reached.push(ref);
    this.#numbers.set(ref, this.#reached.length);
    return `${this.#reached.length} 0 R`;
  }

  #entries(dict: PDFDict, without?: PDFName): string {
    let text = "";
    for (const [key, object] of dict.entries()) {
      if (key === without) continue;
      const value = this.value(object);
      text += /^[/(<[]/.test(value) ? `${key}${value}` : `${key} ${value}`;
    }
    return text;
  }

  #stream(number: number, stream: PDFStream): void {
    // Streams that are still to be packed say how only then.
    if (!(stream instanceof PDFRawStream)) stream.updateDict();
    this.#write(number, this.#entries(stream.dict, lengthKey), stream.getContents());
  }

  #plain(number: number, text: string): void {
    this.#rows[number] = [1, this.#length, 0];
    this.#put(Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, "latin1"));
  }

  #objectStream(objects: readonly { number: number; text: string }[]): void {
    const own = this.#nextNumber();
    let offset = 0;
    const head = objects.map(({ number, text }, place) => {
      this.#rows[number] = [2, own, place];
      const entry = `${number} ${offset}`;
      offset += text.length + 1;
      return entry;
    });
    const first = `${head.join(" ")}\n`;
    const body = objects.map(({ text }) => text).join("\n");
    this.#flate(
      own,
      `/Type/ObjStm/N ${objects.length}/First ${first.length}`,
      Buffer.from(first + body, "latin1"),
    );
  }

  #flate(number: number, entries: string, plain: Buffer): void {
    this.#write(number, `${entries}/Filter/FlateDecode`, deflateSync(plain));
  }

  #write(number: number, entries: string, contents: Uint8Array): void {
    this.#rows[number] = [1, this.#length, 0];
    this.#put(Buffer.from(`${number} 0 obj\n<<${entries}/Length ${contents.length}>>\nstream\n`, "latin1"));
    this.#put(contents);
    this.#put(Buffer.from("\nendstream\nendobj\n"));
  }
}

const lengthKey = PDFName.of("Length");

/** PDF knows no exponents (§7.3.3). */
function numeral(number: PDFNumber): string {
  const value = number.asNumber();
  const text = value === 0 ? "0" : String(value);
  return text.includes("e") ? number.toString() : text;
}
