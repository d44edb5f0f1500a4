import type { DocumentModel } from "../document/document-model.ts";
import type { Field } from "../document/field-text.ts";
import { numberedCopies } from "../document/front-matter.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { ResolveField } from "./resolve-field.ts";

/** Front matter strings that may hold fields. */
const keys = {
  title: "title",
  subtitle: "subtitle",
  reference: "reference",
  description: "description",
  classification: "classification",
  watermark: "watermark",
  "copy-number": "copyNumber",
} as const satisfies Record<string, keyof DocumentModel["meta"]>;

/** Those strings with their fields filled. The syntax is the same as in the text, see `content/syntax/merge-field.ts`. */
export function parseFieldStrings(
  document: DocumentModel,
  resolve: ResolveField,
  diagnostics: Diagnostics,
): Record<string, string> & { title?: string; subtitle?: string; reference?: string; watermark?: string } {
  const filled: Record<string, string> = {};
  for (const [key, name] of Object.entries(keys)) {
    const written = document.meta[name];
    if (written === undefined) continue;
    const value =
      key === "copy-number" && written === numberedCopies ? "{{ recipient.copy-number }}" : written;
    const place = document.places.get(key) ?? { file: document.path, line: 1, column: 1 };
    filled[key] = fillFieldString(value, place, resolve, diagnostics);
  }
  return filled;
}

/** One such string with its fields filled. */
export function fillFieldString(
  value: string,
  place: Place,
  resolve: ResolveField,
  diagnostics: Diagnostics,
): string {
  return value.replace(
    /\{\{\s*(?:([a-z][a-z-]*)\s+)?([\p{L}_][\p{L}\p{N}_.-]*)?\s*\}\}/gu,
    (raw, helper: string | undefined, path: string | undefined) => {
      if (path === undefined) {
        diagnostics.add("field-invalid", place, { field: raw });
        return "";
      }
      const field: Field = { path, helper, raw, place };
      return resolve(field);
    },
  );
}
