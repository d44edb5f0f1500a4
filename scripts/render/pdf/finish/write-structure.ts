import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "../../../pdf-objects/pdf-lib.ts";
import type { ContentReference, StructureElement } from "../../../pdf-objects/structure-element.ts";
import type { Draft } from "./draft.ts";

interface Writer {
  draft: Draft;
  /** Old element → new one, for the outline. */
  renewed: Map<string, PDFRef>;
  /** `StructParents` of a page or form → its elements by MCID. */
  owners: Map<number, PDFRef[]>;
  /** `StructParent` of an annotation → its element. */
  objects: Map<number, PDFRef>;
  ids: [string, PDFRef][];
}

/** Writes the structure tree anew: elements, parent tree, ids, role map (ISO 32000-1 §14.7). */
export function writeStructure(draft: Draft): void {
  const { context, catalog } = draft.document;
  const writer: Writer = { draft, renewed: new Map(), owners: new Map(), objects: new Map(), ids: [] };
  const root = context.nextRef();
  const top = writeElement(draft.root, root, writer);
  const parents = [
    ...[...writer.owners].map(([key, refs]) => [key, context.register(context.obj(filled(refs)))] as const),
    ...writer.objects,
  ].sort(([a], [b]) => a - b);
  const ids = writer.ids.sort(([a], [b]) => (a < b ? -1 : 1));
  context.assign(
    root,
    context.obj({
      Type: "StructTreeRoot",
      K: [top],
      ParentTree: context.register(context.obj({ Nums: parents.flat() })),
      ParentTreeNextKey: 1 + Math.max(-1, ...parents.map(([key]) => key)),
      ...(draft.roles.size > 0 && { RoleMap: Object.fromEntries([...draft.roles].sort()) }),
      ...(ids.length > 0 && {
        IDTree: {
          Kids: [
            {
              Limits: [PDFString.of(ids[0]?.[0] ?? ""), PDFString.of(ids.at(-1)?.[0] ?? "")],
              Names: ids.flatMap(([id, ref]) => [PDFString.of(id), ref]),
            },
          ],
        },
      }),
    }),
  );
  catalog.set(PDFName.of("StructTreeRoot"), root);
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  renewOutline(catalog.lookup(PDFName.of("Outlines")), writer);
}

function writeElement(element: StructureElement, parent: PDFRef, writer: Writer): PDFRef {
  const { context } = writer.draft.document;
  const ref = context.nextRef();
  if (element.ref) writer.renewed.set(element.ref.toString(), ref);
  const first = element.children.find((child) => child.kind === "content");
  const page = first && writer.draft.document.getPage(first.page).ref;
  const kids = element.children.map((child): PDFObject => {
    if (child.kind === "element") return writeElement(child, ref, writer);
    if (child.kind === "content") return contentKid(child, first?.page, ref, writer);
    own(child.object, ref, writer);
    return context.obj({
      Type: "OBJR",
      Obj: child.object,
      Pg: writer.draft.document.getPage(child.page).ref,
    });
  });
  const dict = context.obj({ Type: "StructElem", S: PDFName.of(element.type), P: parent });
  const set = (key: string, value: PDFObject | undefined): void => {
    if (value) dict.set(PDFName.of(key), value);
  };
  const words = (text: string | undefined): PDFObject | undefined =>
    text === undefined ? undefined : text === "" ? PDFString.of("") : PDFHexString.fromText(text);
  set("Pg", page);
  set("Lang", element.lang === undefined ? undefined : PDFString.of(element.lang));
  set("Alt", words(element.alt));
  set("ActualText", words(element.actualText));
  if (element.id !== undefined) {
    set("ID", PDFString.of(element.id));
    writer.ids.push([element.id, ref]);
  }
  const attributes = element.attributes.filter((attribute) => attribute.entries().length > 1);
  set("A", attributes.length > 0 ? context.obj(attributes) : undefined);
  set("K", kids.length === 1 ? kids[0] : kids.length > 0 ? context.obj(kids) : undefined);
  context.assign(ref, dict);
  return ref;
}

function contentKid(
  { page, mcid, stream }: ContentReference,
  elementPage: number | undefined,
  owner: PDFRef,
  { draft, owners }: Writer,
): PDFObject {
  const { document } = draft;
  const form = stream && document.context.lookup(stream);
  const dict = form instanceof PDFRawStream ? form.dict : document.getPage(page).node;
  const key = dict.lookup(PDFName.of("StructParents"));
  if (key instanceof PDFNumber) {
    const list = owners.get(key.asNumber()) ?? [];
    list[mcid] = owner;
    owners.set(key.asNumber(), list);
  }
  if (page === elementPage && !stream) return PDFNumber.of(mcid);
  return document.context.obj({
    Type: "MCR",
    Pg: document.getPage(page).ref,
    MCID: mcid,
    ...(stream && { Stm: stream }),
  });
}

function own(object: PDFRef, owner: PDFRef, { draft, objects }: Writer): void {
  const annotation = draft.document.context.lookup(object);
  const key = annotation instanceof PDFDict ? annotation.lookup(PDFName.of("StructParent")) : undefined;
  if (key instanceof PDFNumber) objects.set(key.asNumber(), owner);
}

/** Sequences that became artifacts leave holes in the parent tree's arrays. */
function filled(refs: readonly (PDFRef | undefined)[]): (PDFRef | null)[] {
  return Array.from(refs, (ref) => ref ?? null);
}

function renewOutline(item: PDFObject | undefined, writer: Writer): void {
  for (let next = item; next instanceof PDFDict; next = next.lookup(PDFName.of("Next"))) {
    const old = next.get(PDFName.of("SE"));
    const renewed = old instanceof PDFRef ? writer.renewed.get(old.toString()) : undefined;
    if (renewed) next.set(PDFName.of("SE"), renewed);
    else next.delete(PDFName.of("SE"));
    renewOutline(next.lookup(PDFName.of("First")), writer);
  }
}
