import type * as v from "valibot";
import { checkSettings, type Mistake } from "../config/settings/check-settings.ts";
import { type DataRecord, type DataValue, isRecord } from "../document/data-value.ts";
import type { FrontMatter, RecipientsSetting } from "../document/front-matter.ts";
import { canonicalTag, isLanguageTag } from "../document/language-tag.ts";
import { nearest } from "../document/nearest.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { recipientsList, frontMatterSchema as schema } from "./front-matter-schema.ts";
import { parseYaml } from "./parse-yaml.ts";
import { captionRemnant } from "./syntax/remnant-patterns.ts";
import { writtenDate } from "./written-date.ts";

/** The keys that are there and right. */
type Known = { [K in keyof typeof schema]?: v.InferOutput<(typeof schema)[K]> };

/** Result of reading a document's front matter. */
export interface ReadFrontMatter {
  meta: FrontMatter;
  extra: DataRecord;
  places: Map<string, Place>;
}

/**
 * Front matter → typed keys; mistakes point at the key's line and column.
 *
 * @param languages in which a date may name its month, before that which the front matter names, and English
 */
export function readFrontMatter(
  yaml: string | undefined,
  file: string,
  diagnostics: Diagnostics,
  languages: readonly string[] = [],
): ReadFrontMatter {
  const { values, places } = parseYaml(yaml ?? "", file, diagnostics, { firstLine: 2 });
  const known: Known = {};
  const extra: DataRecord = {};
  for (const [key, value] of Object.entries(values)) {
    // Other tools' templates list keys that nobody has filled in.
    if (value === null || value === "") continue;
    if (isKnown(key)) {
      const day = key === "date" ? dayOf(value, [...languages, values.lang]) : undefined;
      if (day === "unclear") {
        diagnostics.add("date-unclear", places.get(key) ?? { file }, { date: String(value) });
        continue;
      }
      const checked =
        key === "recipients" && isRecord(value)
          ? recipientsOf(value)
          : checkSettings(schema[key], day ?? value);
      if (checked.value !== undefined) Object.assign(known, { [key]: checked.value });
      for (const mistake of checked.mistakes) tell(key, mistake, { file, places, diagnostics });
      continue;
    }
    const suggestion = nearest(key, Object.keys(schema));
    if (suggestion) diagnostics.add("front-matter-typo", places.get(key) ?? { file }, { key, suggestion });
    extra[key] = value;
  }
  for (const key of ["title", "subtitle"] as const) {
    const [found] = captionRemnant.pattern.exec(known[key] ?? "") ?? [];
    if (found !== undefined)
      diagnostics.add("markup-doubtful", places.get(key) ?? { file }, { found, what: captionRemnant.what });
  }
  if (known.title === undefined && !diagnostics.hasErrors())
    diagnostics.add("front-matter-missing", { file, line: 1, column: 1 });
  return { meta: toMeta(known), extra, places };
}

/** The day as settings have it; undefined for what they judge themselves. */
function dayOf(
  value: DataValue | undefined,
  languages: readonly (DataValue | undefined)[],
): string | undefined {
  if (
    (typeof value !== "string" && typeof value !== "number") ||
    /^\d{4}-\d{2}-\d{2}(?:[Tt ]|$)/.test(String(value))
  )
    return undefined;
  const tags = languages.filter((tag) => typeof tag === "string").map(canonicalTag);
  return writtenDate(String(value), [...tags.filter(isLanguageTag), "en"]) ?? "unclear";
}

function recipientsOf(value: DataRecord): { value: RecipientsSetting | undefined; mistakes: Mistake[] } {
  const { value: list, mistakes } = checkSettings(recipientsList, value);
  return {
    value: list && { file: list.file, sheet: list.sheet, headRow: list["head-row"] },
    mistakes,
  };
}

function isKnown(key: string): key is keyof typeof schema {
  return Object.hasOwn(schema, key);
}

/** A wrong value is an error at its own line; an unknown name in a group of settings a warning, as beside it. */
function tell(
  name: string,
  mistake: Mistake,
  { file, places, diagnostics }: { file: string; places: Map<string, Place>; diagnostics: Diagnostics },
): void {
  const key = [name, ...mistake.path].join(".");
  const place = places.get(key) ?? places.get(name) ?? { file };
  if (mistake.kind === "unknown") {
    const suggestion = mistake.suggestion ?? mistake.known.join(", ");
    diagnostics.add("front-matter-typo", place, { key, suggestion });
  } else {
    const { reason, params } = mistake;
    diagnostics.add("front-matter-invalid", place, { key, reason, expected: "correct-value", ...params });
  }
}

function toMeta(known: Known): FrontMatter {
  return {
    title: known.title ?? "",
    subtitle: known.subtitle,
    template: known.template ?? [],
    lang: known.lang,
    date: known.date,
    authors: [...(known.author ?? []), ...(known.authors ?? [])],
    organisation: known.organisation,
    description: known.description,
    keywords: known.keywords ?? [],
    reference: known.reference,
    classification: known.classification,
    toc: known.toc,
    numberSections: known["number-sections"],
    formats: known.formats,
    recipients: known.recipients,
    coverLetter: known["cover-letter"],
    message: known.message,
    annexes: known.annexes,
    copyNumber: known["copy-number"],
    watermark: known.watermark,
    referenceDoc: known["reference-doc"],
    theme: known.theme,
    attachSource: known["attach-source"],
    allowHtml: known["allow-html"],
    params: known.params ?? {},
    typography: known.typography ?? {},
    print: known.print ?? {},
  };
}
