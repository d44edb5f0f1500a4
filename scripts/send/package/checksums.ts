import { sha256 } from "../../host/sha256.ts";
import type { NamedFile } from "./zip-files.ts";

/** The list that `sha256sum --check SHA256SUMS` reads: hash, two spaces, name. */
export function checksums(files: readonly NamedFile[]): NamedFile {
  const lines = files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`);
  return { name: "SHA256SUMS", bytes: new TextEncoder().encode(lines.join("")), mediaType: "text/plain" };
}
