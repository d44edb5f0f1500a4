import * as v from "valibot";
import type { DataRecord } from "../document/data-value.ts";
import type { FrontMatter } from "../document/front-matter.ts";
import { isLanguageTag } from "../document/language-tag.ts";
import { nearest } from "../document/nearest.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { type Format, formats } from "../formats/formats.ts";
import { parseYaml } from "./parse-yaml.ts";

const text = v.pipe(
  v.union([v.string("text-expected"), v.number("text-expected")]),
  v.transform(String),
  v.nonEmpty("empty"),
);
const flag = v.boolean("flag-expected");
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
  lang: v.pipe(text, v.check(isLanguageTag, "language-tag-expected")),
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
  formats: v.pipe(commaTexts, v.array(v.picklist(formats, "format-expected"))),
  recipients: text,
  "cover-letter": text,
  annexes: texts,
  "copy-number": text,
  watermark: text,
  "reference-doc": text,
  theme: text,
  "attach-source": flag,
  "allow-html": flag,
  params: v.record(v.string(), v.unknown(), "map-expected"),
  print: v.record(v.string(), v.unknown(), "map-expected"),
  typography: v.partial(
    v.strictObject(
      {
        percent: v.picklist(["as-written", "spaced", "closed"], "typography-expected"),
        dash: v.picklist(["en", "em"], "typography-expected"),
      },
      "typography-expected",
    ),
  ),
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
  const { values, places } = parseYaml(yaml ?? "", file, diagnostics, 2);
  const known: Record<string, unknown> = {};
  const extra: DataRecord = {};
  for (const [key, value] of Object.entries(values)) {
    const place = places.get(key) ?? { file };
    if (Object.hasOwn(schema, key)) {
      const result = v.safeParse(schema[key as keyof typeof schema], value);
      if (result.success) known[key] = result.output;
      else {
        const reason = result.issues[0].message;
        const known = reason === "format-expected" && { known: formats.join(", ") };
        diagnostics.add("front-matter-invalid", place, { key, reason, expected: "correct-value", ...known });
      }
      continue;
    }
    const suggestion = nearest(key, Object.keys(schema));
    if (suggestion) diagnostics.add("front-matter-typo", place, { key, suggestion });
    extra[key] = value;
  }
  if (known.title === undefined && !diagnostics.hasErrors())
    diagnostics.add("front-matter-missing", { file, line: 1, column: 1 });
  return { meta: toMeta(known), extra, places };
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
    print: (known.print as Record<string, unknown> | undefined) ?? {},
  };
}
