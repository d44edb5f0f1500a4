import type { DataRecord } from "../../document/data-value.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { primaryTag } from "../../languages/languages.ts";
import { lookUp } from "../resolve-field.ts";

/**
 * Which of the template's forms a page has: that of `params.form`, or of the document's language, or the one without languages.
 * Each is a flag, since pages can ask for flags only.
 */
export function chosenForm(
  data: DataRecord,
  document: DocumentModel,
  { forms, name: template }: TemplateModel,
  diagnostics: Diagnostics,
): DataRecord {
  const names = Object.keys(forms);
  const wanted = names.length > 0 ? (lookUp(data, "params.form") ?? undefined) : undefined;
  const named = names.find((name) => name === wanted);
  if (wanted !== undefined && named === undefined)
    diagnostics.add(
      "form-unknown",
      document.places.get("params.form") ?? document.places.get("params") ?? { file: document.path, line: 1 },
      { name: String(wanted), template, known: names.join(", ") },
    );
  const usual =
    names.find((name) => forms[name]?.includes(document.lang)) ??
    names.find((name) => forms[name]?.includes(primaryTag(document.lang))) ??
    names.find((name) => forms[name]?.length === 0);
  return Object.fromEntries(names.map((name) => [name, name === (named ?? usual)]));
}
