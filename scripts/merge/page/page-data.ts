import type { Diagnostics, Place } from "../../diagnostics.ts";
import type { DataRecord, DataValue, DocumentModel } from "../../document/document-model.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import { lookUp } from "../resolve-field.ts";
import { setTypeOfText } from "../typography/set-type.ts";

/** What every template may use of the organisation without declaring it; missing ones are null. */
const organisationKeys = [
  "name",
  "short-name",
  "tagline",
  "address",
  "place",
  "url",
  "site",
  "email",
  "phone",
] as const;

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
      ...(data.document as DataRecord),
      "title-size": titleSize(setTypeOfText(String(lookUp(data, "meta.title") ?? ""), document.lang)),
    },
    labels: { ...labels },
    organisation: { ...Object.fromEntries(organisationKeys.map((key) => [key, null])), ...organisation },
    slots: Object.fromEntries(template.slots.map((slot) => [slot.name, filled.has(slot.name)])),
    specimen,
    date: data.date ?? null,
  };
  for (const [path, declaration] of Object.entries(template.fields)) {
    const value = lookUp(data, path) ?? null;
    if (value === null && declaration.required) {
      const key = path.replace(/^meta\./, "");
      const place: Place = document.places.get(path.split(".")[0] ?? "") ?? {
        file: document.path,
        line: 1,
        column: 1,
      };
      diagnostics.add("template-field-required", place, {
        template: template.name,
        path,
        suggestion: path.startsWith("meta.") ? "add-to-front-matter" : "give-value",
        name: path.startsWith("meta.") ? key : path,
      });
    }
    const shown =
      specimen && path.startsWith("recipient.") && typeof value === "string" ? `«${value}»` : value;
    assign(page, path.split("."), shown);
  }
  return page;
}

/**
 * How large a cover may set its title: by its length, and by its longest part that can't be broken, for a heading is
 * never hyphenated. `data-role="title"` sizes of the built-in covers hold 10, 14, 19 and 26 such signs.
 */
function titleSize(text: string): "short" | "medium" | "long" | "longest" {
  const widest = Math.max(...text.split(" ").map(({ length }) => length));
  if (text.length <= 16 && widest <= 10) return "short";
  if (text.length <= 40 && widest <= 14) return "medium";
  return widest <= 19 ? "long" : "longest";
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

function isRecord(value: DataValue | undefined): value is DataRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
