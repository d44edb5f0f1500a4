import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from "@cantoo/pdf-lib";

/** Takes out every object that nothing refers to any more; neither pdf-lib nor a reader would notice them. */
export function collectGarbage(context: PDFContext): void {
  const reached = new Set<string>();
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (open.length > 0) {
    const object = open.pop();
    if (object instanceof PDFRef) {
      const tag = object.toString();
      if (reached.has(tag)) continue;
      reached.add(tag);
      open.push(context.lookup(object));
    } else if (object instanceof PDFDict) for (const [, value] of object.entries()) open.push(value);
    else if (object instanceof PDFArray) open.push(...object.asArray());
    else if (object instanceof PDFStream) open.push(object.dict);
  }
  for (const [ref] of context.enumerateIndirectObjects())
    if (!reached.has(ref.toString())) context.delete(ref);
}
