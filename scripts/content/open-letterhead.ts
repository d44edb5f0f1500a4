import { basename } from "node:path";
import type { Letterhead } from "../document/letterhead.ts";
import { heightOfBlocks } from "../document/letterhead-height.ts";
import { messageOf } from "../document/message-of.ts";
import type { FilePicture } from "../document/picture-request.ts";
import type { Theme } from "../document/theme.ts";
import { createDiagnostics, type Diagnostics } from "../findings/diagnostics.ts";
import { type ReadLetterhead, readLetterhead } from "../letterhead/read-letterhead.ts";
import { type ReferenceDoc, readReference } from "../letterhead/read-reference.ts";
import type { FoundPicture, LetterheadFault } from "../letterhead/reading.ts";
import type { Lookup } from "./locate-file.ts";
import { readNamed } from "./read-named.ts";
import { judgePicture } from "./read-picture.ts";

/** What opening a letterhead needs beside its path. */
export interface LetterheadRequest extends Pick<Lookup, "host" | "place" | "drawings"> {
  /** Absolute path of the Word file. */
  path: string;
  theme: Theme;
  /** Other formats than Word show it, so that what they can't show is told. */
  isDrawn: boolean;
}

/** The letterhead in a Word file; undefined for one that can't be read, which is told. A file that is not there has been told of. */
export async function openLetterhead(
  { host, place, drawings, path, theme, isDrawn }: LetterheadRequest,
  diagnostics: Diagnostics,
): Promise<Letterhead | undefined> {
  const name = basename(path);
  // A file that can't be read was told of when the front matter was read.
  const named = { path, place, params: { path: name }, missing: "reference-doc-missing" } as const;
  const bytes = await readNamed(named, host, createDiagnostics());
  const read = bytes && readSheet(bytes, name, theme);
  if (!read) return undefined;
  if (typeof read === "string") {
    diagnostics.add("reference-doc-invalid", place, { path: name, reason: read });
    return undefined;
  }
  const { letterhead, pictures, faults, hasOthers } = read;
  const told = isDrawn ? diagnostics : createDiagnostics();
  const shown: Record<string, FilePicture> = {};
  for (const [key, picture] of pictures) {
    const judged = await judge(picture, name, { host, place, drawings, diagnostics: told });
    if (judged) shown[key] = { ...judged, path, part: picture.part };
  }
  if (isDrawn && hasOthers) diagnostics.add("letterhead-sections", place, { path: name });
  for (const fault of faults) tell(fault, name, { place, diagnostics, isDrawn, theme });
  return { ...letterhead, pictures: shown };
}

/** What a file holds, or why it can't be used. */
function readSheet(
  bytes: Uint8Array,
  name: string,
  theme: Theme,
): (ReadLetterhead & Pick<ReferenceDoc, "hasOthers">) | string {
  try {
    const reference = readReference(bytes);
    const read = readLetterhead(reference, name, familiesOf(theme));
    return hasRoom(read.letterhead) ? { ...read, hasOthers: reference.hasOthers } : "word-no-room";
  } catch (error) {
    return error instanceof RangeError ? "bound-depth" : messageOf(error);
  }
}

/** mm that text needs of a page at the least, across and down, and the longest side of a sheet. */
const bounds = { text: 40, sheet: 2_000 } as const;

/** Whether margins, headers and footers leave a page that text can stand on. */
function hasRoom(letterhead: ReadLetterhead["letterhead"]): boolean {
  const { page, distances, first, default: usual, even } = letterhead;
  const { width, height, margins } = page;
  const across = width - margins.left - margins.right;
  const kinds = [first, usual, even].flatMap((kind) => (kind ? [kind] : []));
  const down = kinds.map(({ header, footer }) => {
    const top = Math.max(margins.top, distances.header + heightOfBlocks(header, across));
    const bottom = Math.max(margins.bottom, distances.footer + heightOfBlocks(footer, across));
    return height - top - bottom;
  });
  // A measure that is no number is no room either.
  return (
    [across, ...down].every((room) => room >= bounds.text) && width <= bounds.sheet && height <= bounds.sheet
  );
}

/** Word names pictures by what they are, but for their capitals. */
function judge(
  { part, bytes }: FoundPicture,
  name: string,
  lookup: Pick<Lookup, "host" | "place" | "diagnostics" | "drawings">,
): Promise<FilePicture | undefined> {
  return judgePicture(bytes, part, `${name}/${part}`, lookup);
}

function tell(
  fault: LetterheadFault,
  path: string,
  {
    place,
    diagnostics,
    isDrawn,
    theme,
  }: Pick<LetterheadRequest, "place" | "isDrawn" | "theme"> & { diagnostics: Diagnostics },
): void {
  if (fault.kind === "undescribed")
    diagnostics.add("letterhead-alt-missing", place, { path, name: fault.name });
  if (!isDrawn) return;
  if (fault.kind === "font")
    diagnostics.add("letterhead-font", place, {
      path,
      font: fault.font,
      family: theme.fonts[fault.family].name,
    });
  if (fault.kind === "not-shown")
    diagnostics.add(isDecoration.has(fault.reason) ? "letterhead-object" : "letterhead-picture", place, {
      path,
      name: fault.name,
      reason: fault.reason,
    });
}

/** What a letterhead can do without: nobody's name or arms are drawn by it. */
const isDecoration: ReadonlySet<string> = new Set(["drawn-shape", "sign-of-font"]);

/** The theme's own families; those of other scripts are found by the letters. */
function familiesOf({ fonts }: Theme): Map<string, "sans" | "serif" | "mono"> {
  const families = (["mono", "serif", "sans"] as const).map(
    (family) => [fonts[family].name.toLowerCase(), family] as const,
  );
  return new Map(families);
}
