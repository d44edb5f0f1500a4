import Handlebars from "handlebars";
import { type DataRecord, type DataValue, isRecord } from "../../document/data-value.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { formatPlain } from "../format-value.ts";

/** What printing needs to know of the document that the data are of. */
type Printed = Pick<DocumentModel, "lang" | "path" | "places" | "dataPlaces">;

/**
 * Data that say what they are where a page prints them: a list its items, as running text does, and a table of values that it is none.
 * Without, Handlebars would print `[object Object]`. What is added can't be seen by a page.
 */
export function printableData(data: DataRecord, document: Printed, diagnostics: Diagnostics): DataRecord {
  const told = new Set<string>();
  const say = (value: DataValue, path: string): string => {
    const text = formatPlain(value, document.lang);
    if (text !== undefined) return text;
    if (!told.has(path))
      diagnostics.add("value-not-text", placeOfValue(path, document), { path, keys: keysOf(value) });
    told.add(path);
    return "";
  };
  const voiced = <T extends DataValue[] | DataRecord>(value: T, path: string): T => {
    const hidden = (get: () => string): PropertyDescriptor => ({ value: get, enumerable: false });
    return Object.defineProperties(value, {
      toString: hidden(() => say(value, path)),
      toHTML: hidden(() => Handlebars.escapeExpression(say(value, path))),
    });
  };
  const copy = (value: DataValue, path: string): DataValue => {
    if (Array.isArray(value))
      return voiced(
        value.map((item, index) => copy(item, `${path}.${index}`)),
        path,
      );
    return isRecord(value) ? copyRecord(value, path) : value;
  };
  const copyRecord = (record: DataRecord, path: string): DataRecord =>
    voiced(
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [
          key,
          copy(value, path === "" ? key : `${path}.${key}`),
        ]),
      ),
      path,
    );
  return copyRecord(data, "");
}

function keysOf(value: DataValue): string {
  const [table] = Array.isArray(value) ? value.filter((item) => typeof item === "object") : [value];
  return isRecord(table) ? Object.keys(table).join(", ") : "";
}

/** Where a value is written, or what it is in; the document, where nobody knows. */
function placeOfValue(path: string, { places, dataPlaces, path: file }: Printed): Place {
  const own = path.startsWith("meta.") ? path.slice("meta.".length) : path;
  const known = path === own && !path.startsWith("params.") ? dataPlaces : places;
  const parts = own.split(".");
  const found = parts
    .map((_, index) => known.get(parts.slice(0, parts.length - index).join(".")))
    .find((place) => place !== undefined);
  return found ?? { file };
}
