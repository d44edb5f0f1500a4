import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFStream,
} from "../../pdf-objects/pdf-lib.ts";

/** Bytes that a name may have in PDF/A. */
const mostBytes = 127;

/** All names of a file that are too long, each once and one sign a byte: keys of dictionaries, values in them and in arrays. */
export function longNames(context: PDFContext): Set<string> {
  const found = new Set<string>();
  for (const [, object] of context.enumerateIndirectObjects()) collect(object, found);
  return found;
}

function collect(object: PDFObject, found: Set<string>): void {
  if (object instanceof PDFName) {
    if (object.asBytes().length > mostBytes) found.add(object.decodeText());
  } else if (object instanceof PDFArray) {
    for (const entry of object.asArray()) collect(entry, found);
  } else if (object instanceof PDFStream) collect(object.dict, found);
  else if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) {
      collect(key, found);
      collect(value, found);
    }
}
