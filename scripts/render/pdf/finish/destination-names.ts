import { sha256 } from "../../../host/sha256.ts";
import { PDFDict, PDFName, type PDFObject } from "../../../pdf-objects/pdf-lib.ts";
import type { Draft } from "./draft.ts";
import type { Pass } from "./pass.ts";

/** Bytes that a name may have. ISO 19005-2 §6.1.13, ISO 32000-1 Annex C. */
const mostBytes = 127;
const hashLength = 12;

/**
 * Places that links lead to are named by the heading's id, percent-encoded: six bytes for a letter of Cyrillic. A name that is
 * too long keeps its beginning and ends in a hash of the whole, so that it stays the same whatever is written around it.
 */
export const destinationNames: Pass = {
  name: "destination-names",
  clause: "ISO 19005-2 §6.1.13",
  apply({ document: { catalog, context } }: Draft) {
    const places = catalog.lookup(PDFName.of("Dests"));
    if (!(places instanceof PDFDict)) return;
    const renamed = new Map<PDFObject, PDFName>();
    for (const [name, place] of places.entries()) {
      const short = shortName(name);
      if (short === name) continue;
      renamed.set(name, short);
      places.delete(name);
      places.set(short, place);
    }
    if (renamed.size === 0) return;
    for (const [, object] of context.enumerateIndirectObjects())
      if (object instanceof PDFDict) rename(object, renamed);
  },
};

/** Links name a place as their destination or as that of an action. */
function rename(dict: PDFDict, renamed: ReadonlyMap<PDFObject, PDFName>): void {
  const action = dict.lookup(PDFName.of("A"));
  if (action instanceof PDFDict) rename(action, renamed);
  for (const key of ["Dest", "D"]) {
    const value = dict.get(PDFName.of(key));
    const short = value && renamed.get(value);
    if (short) dict.set(PDFName.of(key), short);
  }
}

function shortName(name: PDFName): PDFName {
  if (name.asBytes().length <= mostBytes) return name;
  const text = name.decodeText();
  // A letter's escapes are kept together; behind the last whole one stands the hash.
  const signs = text.match(/(?:%[cdef][0-9a-f](?:%[89ab][0-9a-f])*|%[0-9a-f]{2}|.)/gisu) ?? [];
  let start = "";
  for (const sign of signs) {
    if (start.length + sign.length > mostBytes - hashLength - 1) break;
    start += sign;
  }
  return PDFName.of(`${start}-${sha256(text).slice(0, hashLength)}`);
}
