import * as v from "valibot";
import { format } from "../config/settings/build.ts";
import { printSettings } from "../config/settings/print.ts";
import { described, group } from "../config/settings/setting.ts";
import { typographySettings } from "../config/settings/typography.ts";
import { flag, languageTag, ownValues, whole } from "../config/settings/values.ts";
import { canonicalTag } from "../document/language-tag.ts";

const text = v.pipe(
  v.union([v.string(), v.number()], "text-expected"),
  v.transform(String),
  v.nonEmpty("empty"),
);
const texts = v.pipe(
  v.union([v.array(text), text], "texts-expected"),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
/** Pandoc, Quarto and Hugo write authors with what belongs to them, `{name: …, affiliation: …}`. */
const named = v.pipe(
  v.looseObject({ name: text }, "texts-expected"),
  v.transform(({ name }) => name),
);
const people = v.pipe(
  v.union([v.array(v.union([text, named])), text, named], "texts-expected"),
  v.transform((value) => (Array.isArray(value) ? value : [value])),
);
const commaTexts = v.pipe(
  v.union([v.array(text), text], "texts-expected"),
  v.transform((value) => (Array.isArray(value) ? value : value.split(/\s*,\s*/))),
);
const date = v.pipe(
  v.string("date-expected"),
  // Other tools write the time behind the day; no document shows it.
  v.transform((value) => value.replace(/^(\d{4}-\d{2}-\d{2})[Tt ]\d{1,2}:\d{2}.*$/, "$1")),
  v.isoDate("date-expected"),
  // Date.parse takes 30 February for 1 March.
  v.check((value) => isDay(value), "no-such-day"),
);

function isDay(value: string): boolean {
  const at = Date.parse(value);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** A list of recipients whose head or sheet has to be named. */
export const recipientsList = group({
  file: described(text, "the list, beside the text or from the workspace's root"),
  sheet: v.exactOptional(described(text, "the sheet of a workbook, by its name or its number from 1")),
  "head-row": v.exactOptional(
    described(whole(1, 1_000), "the line, or the row of a sheet, with the names of the columns"),
  ),
});

/**
 * Every key of a front matter that means something to Dipla, with what it takes and does; any other reaches templates as
 * `meta.…`. The checks, the types and the JSON Schema of editors come from here.
 */
export const frontMatterSchema = {
  title: described(text, "what the document is called; the only key that is needed"),
  subtitle: described(text, "what stands below the title"),
  template: described(texts, "one template or several; `brochure` when nothing is said"),
  lang: described(
    // Other tools write `zh-hans` and `pt_BR`.
    v.pipe(v.string("text-expected"), v.transform(canonicalTag), languageTag),
    "the language of a one-file document: `bg`, `en-GB`",
  ),
  date: described(date, "its day: `2026-11-05`, `5.11.2026` or `5 November 2026`"),
  author: described(people, "who wrote it; shown where the template shows it, and in the files' properties"),
  authors: described(people, "the same as `author`"),
  organisation: described(text, "who publishes it, instead of the workspace's organisation"),
  description: described(text, "for search engines and screen readers"),
  keywords: described(commaTexts, "for the files' properties: a list, or words between commas"),
  reference: described(text, "its reference number"),
  classification: described(text, "a mark of the document: “For official use”"),
  toc: described(flag, "whether it has contents"),
  "number-sections": described(
    flag,
    "whether headings are numbered; those that bring numbers of their own get others only if this is `true`",
  ),
  formats: described(
    v.pipe(commaTexts, v.array(format), v.nonEmpty("empty")),
    "which formats are made of it",
    { written: v.union([v.array(format), v.string()]) },
  ),
  recipients: described(
    v.pipe(
      text,
      v.transform((file) => ({ file })),
    ),
    "a list of recipients beside the text: `recipients.csv`, `.xlsx`, `.xls`, `.ods`, `.yaml`, `.json`; or `file`, `sheet` and `head-row`",
    { written: v.union([text, recipientsList]) },
  ),
  "cover-letter": described(text, "a letter that goes before it: `cover` is `cover.bg.md` beside `bg.md`"),
  annexes: described(texts, "texts that follow it: `annex-1` is `annex-1.bg.md` beside `bg.md`"),
  message: described(text, "the words of the message that copies go with: `words` is `words.bg.md`"),
  "copy-number": described(text, "`{{ recipient.copy }}`, or `auto`: copies are numbered by their rows"),
  watermark: described(text, "large and pale behind every page: “DRAFT”"),
  "reference-doc": described(
    text,
    "a Word file of yours, whose styles, page, headers and footers the `.docx` takes over",
  ),
  theme: described(text, "a token file laid over the template's: colours, fonts, sizes"),
  "attach-source": described(flag, "the PDF carries its own Markdown and data (PDF/A-3a)"),
  "allow-html": described(
    flag,
    "raw HTML is shown with a warning where nothing is said; `true` shows it without a word, `false` refuses it",
  ),
  params: described(ownValues, "values of your own for templates and fields: `{{ params.… }}`"),
  print: described(printSettings, "how it is printed"),
  typography: described(typographySettings, "what authorities disagree about"),
} as const;
