import { type ZipOptions, zipSync } from "fflate";

/** A file in memory under the name that its recipient sees. */
export interface NamedFile {
  name: string;
  bytes: Uint8Array;
  /** IANA media type. */
  mediaType: string;
}

/** Midnight on the first day that a ZIP knows: in local time, which is what the format holds, on any machine. */
const firstDay = new Date(1980, 0, 1);

/** Already packed: packing them again costs time and gains nothing, and a file that stands in an archive as it is has to be kept once. */
const packed = /\.(?:pdf|docx|xlsx|pptx|zip|asice|jpe?g|png|mp4)$/i;

/** A ZIP with the files in the order given; the same files give the same bytes. `stored` names are not packed at all. */
export function zipFiles(files: readonly NamedFile[], stored: readonly string[] = []): Uint8Array {
  const entries = files.map(({ name, bytes }): [string, [Uint8Array, ZipOptions]] => {
    const level = stored.includes(name) || packed.test(name) ? 0 : 6;
    return [name, [bytes, { level, mtime: firstDay, os: 3, attrs: 0o644 << 16 }]];
  });
  return zipSync(Object.fromEntries(entries));
}
