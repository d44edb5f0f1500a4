import type { Place } from "../findings/diagnostics.ts";

/** A merge field: `{{ path }}` or `{{ helper path }}`. */
export interface Field {
  path: string;
  helper?: string | undefined;
  /** As written, for messages. */
  raw: string;
  place: Place;
}

/** A string with fields in it, e.g. a link target or an alt text, in order. */
export type FieldText = readonly (string | Field)[];

/** Names that are Dipla's in every workspace, whether it has such data or not; files in `content/_data` add their own. */
export const dataNamespaces: readonly string[] = [
  "meta",
  "params",
  "facts",
  "organisation",
  "recipient",
  "labels",
  "date",
  "document",
];
