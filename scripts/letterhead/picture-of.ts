import { sha256Once } from "../host/sha256.ts";
import type { Reading } from "./reading.ts";

/** What browsers can draw, by the names of parts. */
const drawable = /^(?:png|jpe?g|gif|svg|webp|tiff?)$/;

/** The key under which a picture of the package is shown; undefined for one that can't be, which is told. */
export function pictureOf(id: string | undefined, name: string, reading: Reading): string | undefined {
  const part = reading.targets.get(id ?? "") ?? "";
  const bytes = reading.parts[part];
  const extension = part.split(".").at(-1)?.toLowerCase() ?? "";
  if (!bytes || !drawable.test(extension)) {
    const reason = !bytes
      ? "picture-elsewhere"
      : /^[ew]m[fz]$/.test(extension)
        ? "picture-metafile"
        : "picture-type";
    reading.faults.push({ kind: "not-shown", name: name || part, reason });
    return undefined;
  }
  const key = `letterhead-${sha256Once(bytes).slice(0, 16)}`;
  reading.pictures.set(key, { part, name, bytes });
  return key;
}
