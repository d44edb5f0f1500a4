import { crc32, deflateRawSync } from "node:zlib";

/** A file as a ZIP archive holds it. */
export interface Packed {
  /** Deflated (APPNOTE.TXT 4.4.5, method 8). */
  data: Uint8Array;
  crc: number;
  /** Bytes before packing. */
  size: number;
}

/** Packs a file. */
export function pack(bytes: Uint8Array): Packed {
  return { data: deflateRawSync(bytes, { level: 6 }), crc: crc32(bytes), size: bytes.length };
}

/** 1980-01-01 00:00 in every time zone, the earliest that the format knows: the same files give the same archive. */
const dosDate = 0x21;
/** Deflate; names in UTF-8. */
const version = 20;
const utf8Names = 0x800;

/**
 * A ZIP archive of packed files, in the order given (PKWARE APPNOTE.TXT 4.3). A library would pack the fonts, which are
 * most of a document's bytes, anew for each of thousands of copies.
 */
export function writeArchive(files: ReadonlyMap<string, Packed>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, packed] of files) {
    const path = new TextEncoder().encode(name);
    const local = Buffer.concat([record(0x04034b50, [version], packed, path), path]);
    parts.push(local, packed.data);
    directory.push(Buffer.concat([record(0x02014b50, [version, version], packed, path, offset), path]));
    offset += local.length + packed.data.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

/** A file's header, local or (with an offset) in the directory: both say the same in the same order. */
function record(
  signature: number,
  versions: readonly number[],
  { data, crc, size }: Packed,
  path: Uint8Array,
  offset?: number,
): Buffer {
  const header = Buffer.alloc(offset === undefined ? 30 : 46);
  let at = header.writeUInt32LE(signature, 0);
  for (const value of [...versions, utf8Names, 8, 0, dosDate]) at = header.writeUInt16LE(value, at);
  for (const value of [crc, data.length, size]) at = header.writeUInt32LE(value, at);
  at = header.writeUInt16LE(path.length, at);
  // No extra fields and no comment, disk 0, no attributes: all of that stays zero.
  if (offset !== undefined) header.writeUInt32LE(offset, 42);
  return header;
}
