import { dataForLanguage } from "../content/data/read-shared-data.ts";
import { type DataRecord, recordOf } from "../document/data-value.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { TemplateModel } from "../document/template-model.ts";
import type { MergeRecord } from "../merge/data-sources.ts";

/**
 * Whom a text without a list's row is for: who was given, or, where it has a list of recipients, the one that its template makes up
 * (then it is a specimen).
 */
export function recordFor(
  { meta, lang }: DocumentModel,
  template: Pick<TemplateModel, "specimen">,
  given: DataRecord | undefined,
): Pick<MergeRecord, "recipient" | "specimen"> {
  if (given) return { recipient: given, specimen: false };
  if (meta.recipients === undefined) return { recipient: undefined, specimen: false };
  return {
    recipient: withNames(recordOf(dataForLanguage(template.specimen, lang).recipient)),
    specimen: true,
  };
}

/** What the template has no words for in this language is shown by its name, and counts as there: copies will have it. */
function withNames(recipient: DataRecord): DataRecord {
  return Object.fromEntries(Object.entries(recipient).map(([name, value]) => [name, value ?? name]));
}
