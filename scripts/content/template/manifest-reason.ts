import type * as v from "valibot";

/** Why a value of `template.yaml` won't do, by a name in the catalogues: the library's own sentences are English. */
export function manifestReason({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  // The schema's own reasons are names already.
  if (/^[a-z-]+$/.test(message)) return message;
  if (type === "strict_object" && expected === "never") return "template-key-unknown";
  if (received === "undefined") return "missing";
  return manifestReasons[type] ?? "value-unfit";
}

const manifestReasons: Readonly<Record<string, string>> = {
  boolean: "flag-expected",
  array: "list-expected",
  object: "map-expected",
  strict_object: "map-expected",
  record: "map-expected",
  string: "text-expected",
  union: "text-expected",
};
