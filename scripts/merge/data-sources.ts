import { type DataRecord, isRecord, recordOf } from "../document/data-value.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { TemplateModel } from "../document/template-model.ts";
import type { Place } from "../findings/diagnostics.ts";

/** What a value can come from, beside the document and the template. */
export interface MergeRecord {
  /** The recipient's row; in a specimen, the template's made-up one. */
  recipient: DataRecord | undefined;
  specimen: boolean;
  /** Annexes that this copy has, by name or number; all when undefined. */
  annexes?: readonly string[] | undefined;
  /** Where the recipient's row stands: a value that it lacks is told there. */
  place?: Place | undefined;
  /** `params` of the workspace configuration. */
  config: DataRecord;
}

interface Sources {
  document: DocumentModel;
  template: TemplateModel;
  record: MergeRecord;
}

/**
 * Where data comes from, highest precedence first: the order that the manual prints and that `dataFor` obeys.
 * Each source gives namespaces (`recipient`, `params`, `facts`, …); a higher source wins value by value.
 */
const dataSources: readonly { name: string; read: (sources: Sources) => DataRecord }[] = [
  { name: "recipient", read: ({ record }) => (record.recipient ? { recipient: record.recipient } : {}) },
  {
    name: "front matter",
    read: ({ document }) => ({ params: recordOf(document.meta.params), meta: metaRecord(document) }),
  },
  { name: "configuration", read: ({ record }) => ({ params: record.config }) },
  { name: "_data", read: ({ document }) => document.data },
  { name: "template default", read: () => ({}) },
];

/** All namespaces of one merge. `date` and `document` are derived from the front matter. */
export function dataFor(sources: Sources): DataRecord {
  const { document } = sources;
  const merged: DataRecord = {
    document: { name: document.name, lang: document.lang, template: sources.template.name },
    date: document.meta.date ?? null,
  };
  for (const source of [...dataSources].reverse()) {
    for (const [namespace, value] of Object.entries(source.read(sources))) {
      const under = merged[namespace];
      const both = isRecord(under) && isRecord(value);
      merged[namespace] = both ? { ...under, ...value } : value;
    }
  }
  return merged;
}

function metaRecord({ meta, extra, lang }: DocumentModel): DataRecord {
  const { title, subtitle, date, organisation, description, reference, classification, watermark } = meta;
  const known = { title, subtitle, date, organisation, description, reference, classification, watermark };
  const given = Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...extra,
    ...Object.fromEntries(given),
    lang,
    ...(meta.authors.length > 0 && { authors: [...meta.authors] }),
    ...(meta.copyNumber !== undefined && { "copy-number": meta.copyNumber }),
  };
}
