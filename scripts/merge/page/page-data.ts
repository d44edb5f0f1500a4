import { type DataRecord, type DataValue, isRecord, recordOf } from "../../document/data-value.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import { panelNames } from "../../document/fold.ts";
import { organisationFields } from "../../document/organisation.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { lookUp } from "../resolve-field.ts";
import { setTypeOfText } from "../typography/set-type.ts";
import { chosenForm } from "./chosen-form.ts";

/** Everything a page may read: declared fields (optional ones null when missing), labels, organisation, filled slots. */
export function pageData(
  data: DataRecord,
  {
    document,
    template,
    labels,
    filled,
    specimen,
  }: {
    document: DocumentModel;
    template: TemplateModel;
    labels: Readonly<Record<string, string>>;
    filled: ReadonlySet<string>;
    specimen: boolean;
  },
  diagnostics: Diagnostics,
): DataRecord {
  const organisation = isRecord(data.organisation) ? data.organisation : {};
  const page: DataRecord = {
    document: {
      ...recordOf(data.document),
      "title-size": titleSize(
        setTypeOfText(String(lookUp(data, "meta.title") ?? ""), document.lang),
        coverShare(template),
      ),
    },
    labels: { ...labels },
    organisation: {
      ...Object.fromEntries(Object.keys(organisationFields).map((key) => [key, null])),
      ...organisation,
    },
    slots: Object.fromEntries(
      [...template.slots.map(({ name }) => name), ...panelNames].map((name) => [name, filled.has(name)]),
    ),
    panels: Object.fromEntries(
      panelNames.map((name) => [name, template.page.fold?.reading.includes(name) ?? false]),
    ),
    form: chosenForm(data, document, template, diagnostics),
    specimen,
    date: data.date ?? null,
  };
  for (const [path, declaration] of Object.entries(template.fields)) {
    const value = lookUp(data, path) ?? null;
    if (value === null && declaration.required) reportMissing(path, template, document, diagnostics);
    // A list that data give as text has an item on each line: an address in one cell.
    const parts = declaration.type === "list" && typeof value === "string" ? value.split(/\n+/) : value;
    const mark = (part: DataValue): DataValue =>
      specimen && path.startsWith("recipient.") && typeof part === "string" ? `«${part}»` : part;
    assign(page, path.split("."), Array.isArray(parts) ? parts.map(mark) : mark(parts));
  }
  return page;
}

function reportMissing(
  path: string,
  { name }: TemplateModel,
  document: DocumentModel,
  diagnostics: Diagnostics,
): void {
  const isMeta = path.startsWith("meta.");
  const place: Place = document.places.get(path.split(".")[0] ?? "") ?? {
    file: document.path,
    line: 1,
    column: 1,
  };
  diagnostics.add("template-field-required", place, {
    template: name,
    path,
    suggestion: isMeta ? "add-to-front-matter" : "give-value",
    name: path.replace(/^meta\./, ""),
  });
}

/**
 * How large a cover may set its title: by its length, and by its longest part that can't be broken, for a heading is
 * never hyphenated. `data-role="title"` sizes of the built-in covers hold 10, 14, 19 and 26 such signs on a cover of
 * usual width, fewer on a narrow one.
 */
function titleSize(text: string, share: number): "short" | "medium" | "long" | "longest" {
  const widest = Math.max(...text.split(" ").map(({ length }) => length)) / share;
  if (text.length / share <= 16 && widest <= 10) return "short";
  if (text.length / share <= 40 && widest <= 14) return "medium";
  return widest <= 19 ? "long" : "longest";
}

/** A cover's measure as a share of a third of A4, without the panel's 9 mm of padding on each side; at most 1. */
function coverShare({ page }: TemplateModel): number {
  const cover = page.fold?.outside.find(({ panel }) => panel === "cover" || panel === "front");
  return cover ? Math.min(1, (cover.width - 18) / (99 - 18)) : 1;
}

function assign(target: DataRecord, path: readonly string[], value: DataValue): void {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const next = isRecord(target[first]) ? { ...target[first] } : {};
  target[first] = next;
  assign(next, rest, value);
}
