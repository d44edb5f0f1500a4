import * as v from "valibot";
import { format } from "../config/settings/build.ts";
import { checkSettings, type Mistake } from "../config/settings/check-settings.ts";
import { printSettings } from "../config/settings/print.ts";
import { typographySettings } from "../config/settings/typography.ts";
import { flag, languageTag, ownValues } from "../config/settings/values.ts";
import type { DataRecord } from "../document/data-value.ts";
import type { FrontMatter } from "../document/front-matter.ts";
import { nearest } from "../document/nearest.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Format } from "../formats/formats.ts";
import { parseYaml } from "./parse-yaml.ts";

const text = v.pipe(
  v.union([v.string("text-expected"), v.number("text-expected")]),
  v.transform(String),
  v.nonEmpty("empty"),
);
const texts = v.pipe(
  v.union([v.array(text), text], "texts-expected"),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
const commaTexts = v.pipe(
  v.union([v.array(text), text], "texts-expected"),
  v.transform((value) => (Array.isArray(value) ? value : value.split(/\s*,\s*/))),
);
const date = v.pipe(
  v.string("date-expected"),
  v.isoDate("date-expected"),
  v.check((value) => !Number.isNaN(Date.parse(value)), "no-such-day"),
);

const schema = {
  title: text,
  subtitle: text,
  template: texts,
  lang: languageTag,
  date,
  author: texts,
  authors: texts,
  organisation: text,
  description: text,
  keywords: commaTexts,
  reference: text,
  classification: text,
  toc: flag,
  "number-sections": flag,
  formats: v.pipe(commaTexts, v.array(format), v.nonEmpty("empty")),
  recipients: text,
  "cover-letter": text,
  annexes: texts,
  "copy-number": text,
  watermark: text,
  "reference-doc": text,
  theme: text,
  "attach-source": flag,
  "allow-html": flag,
  params: ownValues,
  print: printSettings,
  typography: typographySettings,
} as const;

/** Result of reading a document's front matter. */
export interface ReadFrontMatter {
  meta: FrontMatter;
  extra: DataRecord;
  places: Map<string, Place>;
}

/** Front matter → typed keys; mistakes point at the key's line and column. */
export function readFrontMatter(
  yaml: string | undefined,
  file: string,
  diagnostics: Diagnostics,
): ReadFrontMatter {
  const { values, places } = parseYaml(yaml ?? "", file, diagnostics, { firstLine: 2 });
  const known: Record<string, unknown> = {};
  const extra: DataRecord = {};
  for (const [key, value] of Object.entries(values)) {
    if (isKnown(key)) {
      const checked = checkSettings(schema[key], value);
      if (checked.value !== undefined) known[key] = checked.value;
      for (const mistake of checked.mistakes) tell(key, mistake, { file, places, diagnostics });
      continue;
    }
    const suggestion = nearest(key, Object.keys(schema));
    if (suggestion) diagnostics.add("front-matter-typo", places.get(key) ?? { file }, { key, suggestion });
    extra[key] = value;
  }
  if (known.title === undefined && !diagnostics.hasErrors())
    diagnostics.add("front-matter-missing", { file, line: 1, column: 1 });
  return { meta: toMeta(known), extra, places };
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

function toMeta(known: Record<string, unknown>): FrontMatter {
  const list = (key: string): readonly string[] => (known[key] as string[] | undefined) ?? [];
  const one = (key: string): string | undefined => known[key] as string | undefined;
  const bool = (key: string): boolean | undefined => known[key] as boolean | undefined;
  return {
    title: one("title") ?? "",
    subtitle: one("subtitle"),
    template: list("template"),
    lang: one("lang"),
    date: one("date"),
    authors: [...list("author"), ...list("authors")],
    organisation: one("organisation"),
    description: one("description"),
    keywords: list("keywords"),
    reference: one("reference"),
    classification: one("classification"),
    toc: bool("toc"),
    numberSections: bool("number-sections"),
    formats: known.formats as Format[] | undefined,
    recipients: one("recipients"),
    coverLetter: one("cover-letter"),
    annexes: known.annexes as string[] | undefined,
    copyNumber: one("copy-number"),
    watermark: one("watermark"),
    referenceDoc: one("reference-doc"),
    theme: one("theme"),
    attachSource: bool("attach-source"),
    allowHtml: bool("allow-html"),
    params: (known.params as Record<string, unknown> | undefined) ?? {},
    typography: (known.typography as FrontMatter["typography"] | undefined) ?? {},
    print: (known.print as FrontMatter["print"] | undefined) ?? {},
  };
}
