import type { DataRecord, DataValue } from "../document/data-value.ts";
import { type Extensions, noExtensions } from "../document/extensions.ts";
import { dataNamespaces, type Field, type FieldText } from "../document/field-text.ts";
import { nearest } from "../document/nearest.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Params } from "../words/fill.ts";
import { formatPlain, helpersWith } from "./format-value.ts";

/** Turns fields into text; a field without a value is an error with its place and gives an empty text. */
export type ResolveField = (field: Field) => string;

/** A resolver over one merge's data. In a specimen, recipient values are shown in «guillemets». */
export function createFieldResolver(
  data: DataRecord,
  options: {
    lang: string;
    specimen: boolean;
    recipientColumns?: readonly string[] | undefined;
    /** The row of the recipient whose copy this is. */
    row?: Place | undefined;
    /** With the workspace's own helpers. */
    extensions?: Extensions | undefined;
  },
  diagnostics: Diagnostics,
): ResolveField {
  let place: Place = { file: "" };
  const helpers = helpersWith(options.extensions ?? noExtensions, (name, reason) =>
    diagnostics.add("helper-failed", place, { name, reason }),
  );
  return (field) => {
    place = field.place;
    if (isForeign(field, data, Object.keys(helpers))) {
      diagnostics.add("field-foreign", field.place, { field: field.raw });
      return field.raw;
    }
    const helper = field.helper === undefined ? formatPlain : helpers[field.helper];
    if (!helper) {
      diagnostics.add("field-helper-unknown", field.place, {
        name: field.helper ?? "",
        known: Object.keys(helpers).join(", "),
      });
      return "";
    }
    const value = lookUp(data, field.path);
    const isRecipient = options.specimen && field.path.startsWith("recipient.");
    if (value === undefined || value === null) {
      const column = field.path.slice("recipient.".length);
      if (isRecipient && (options.recipientColumns?.includes(column) ?? true)) return `«${column}»`;
      if (options.row && field.path.startsWith("recipient.") && options.recipientColumns?.includes(column)) {
        const { file, line = 1 } = field.place;
        diagnostics.add("recipient-field-missing", options.row, { name: column, used: `${file}:${line}` });
        return "";
      }
      const known = isRecipient ? withColumns(data, options.recipientColumns) : data;
      diagnostics.add("field-unresolved", field.place, {
        path: field.path,
        ...suggestion(known, field.path),
      });
      return "";
    }
    const text = helper(value, options.lang);
    if (text === undefined) {
      const reason =
        typeof value === "object"
          ? { suggestion: "several-values" }
          : { suggestion: "helper-cannot-show", name: field.helper ?? "", value: String(value) };
      diagnostics.add("field-unresolved", field.place, { path: field.path, ...reason });
      return "";
    }
    return isRecipient ? `«${text}»` : text;
  };
}

/** Another program's mark: its name is none of ours, and none that a slip of the fingers makes of ours. */
function isForeign({ path, helper }: Field, data: DataRecord, helpers: readonly string[]): boolean {
  if (helper !== undefined && (helpers.includes(helper) || nearest(helper, helpers))) return false;
  const [namespace = ""] = path.split(".");
  const known = [...Object.keys(data), ...dataNamespaces];
  return !known.includes(namespace) && !nearest(namespace, known) && !nearest(path, valuePaths(data));
}

/** The text of a string with fields. */
export function resolveFieldText(parts: FieldText, resolve: ResolveField): string {
  return parts.map((part) => (typeof part === "string" ? part : resolve(part))).join("");
}

/** The value at `a.b.c`; own properties only, so that `constructor` and `__proto__` lead nowhere. */
export function lookUp(data: DataRecord, path: string): DataValue | undefined {
  let value: DataValue | undefined = data;
  for (const part of path.split(".")) {
    if (value === null || typeof value !== "object") return undefined;
    if (Array.isArray(value)) value = value[Number(part)];
    else value = Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

function suggestion(data: DataRecord, path: string): Params {
  // A column that the list has, and no text: the sender alone knows who gets a blind copy.
  if (/^recipient\.bcc$/i.test(path)) return { suggestion: "blind-copies" };
  const match = nearest(path, valuePaths(data));
  if (match) return { suggestion: "did-you-mean", name: match };
  const namespace = path.split(".")[0] ?? "";
  if (Object.hasOwn(data, namespace)) return { suggestion: "add-or-remove", name: namespace };
  return { suggestion: "known-names", known: Object.keys(data).sort().join(", ") };
}

function withColumns(data: DataRecord, columns: readonly string[] = []): DataRecord {
  return { ...data, recipient: Object.fromEntries(columns.map((column) => [column, ""])) };
}

/** The paths of all values, `a.b.c`. */
export function valuePaths(data: DataRecord, prefix = ""): string[] {
  return Object.entries(data).flatMap(([key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    return value && typeof value === "object" && !Array.isArray(value) ? valuePaths(value, path) : [path];
  });
}
