import * as v from "valibot";
import { described, mapOf } from "../../config/settings/setting.ts";
import { foldKinds } from "../../document/fold.ts";
import { formats } from "../../formats/formats.ts";
import { sheetNames } from "./sheet-sizes.ts";

const text = v.string("text-expected");
/** Values under names of the template's own. */
const named = <const Value extends v.GenericSchema>(value: Value) => mapOf(v.record(v.string(), value));
/** Settings of one thing; others than these are mistakes. */
const group = <const Entries extends v.ObjectEntries>(entries: Entries) => mapOf(v.strictObject(entries));
const margins = v.pipe(
  v.array(v.pipe(v.number("millimetres-expected"), v.minValue(0, "negative-margin")), "four-millimetres"),
  v.length(4, "four-margins"),
);
const parts = v.array(text, "texts-expected");
const line = mapOf(v.partial(v.strictObject({ start: parts, centre: parts, end: parts })));
const runningPage = mapOf(v.partial(v.strictObject({ header: line, footer: line })));

/** Smallest and largest factor; 1 lies between them. */
const factors = (least: number, most: number): v.GenericSchema<[number, number]> =>
  v.tuple(
    [
      v.pipe(v.number("fit-expected"), v.minValue(least, "fit-expected"), v.maxValue(1, "fit-expected")),
      v.pipe(v.number("fit-expected"), v.minValue(1, "fit-expected"), v.maxValue(most, "fit-expected")),
    ],
    "fit-expected",
  );

const foldIn = v.optional(
  described(
    v.pipe(v.number("millimetres-expected"), v.minValue(0), v.maxValue(5, "fold-in-limit")),
    "mm by which a panel that is folded in is narrower",
  ),
);
const sides = "mm: top, right, bottom, left";

/** What can be printed with one template: a fold on a sheet. Its name follows the template's, `leaflet-zfold`. */
const product = group({
  fold: described(v.picklist(foldKinds, "fold-expected"), "how the sheet is folded"),
  sheet: described(v.picklist(sheetNames, "sheet-expected"), "the trimmed sheet"),
  "fold-in": foldIn,
  scale: v.optional(
    described(
      v.pipe(v.number(), v.minValue(0.8), v.maxValue(1.5, "scale-limit")),
      "all type a little larger or smaller",
    ),
    1,
  ),
  panels: v.optional(
    described(
      named(v.array(text, "texts-expected")),
      "which slots each panel shows; without it each slot has the panel of its name",
    ),
  ),
});

/** `template.yaml`, as the contract describes it; lengths in mm. */
export const templateSchema = v.strictObject({
  name: described(text, "what the template is called, like its folder"),
  description: described(text, "one sentence for people who choose"),
  formats: v.optional(
    described(
      v.array(v.picklist(formats, "format-expected")),
      "only where some formats make no sense of it; left out, all do",
    ),
  ),
  page: described(
    group({
      size: v.optional(
        described(
          v.pipe(v.array(v.number("millimetres-expected")), v.length(2, "size-expected")),
          "mm: width, height; a template with products takes it from their sheets",
        ),
      ),
      margins: described(margins, sides),
      first: v.optional(described(margins, `the first page, if it differs; ${sides}`)),
      named: v.optional(described(named(margins), "pages that `style.css` names, for `page: cover`"), {}),
    }),
    "its size and margins",
  ),
  fold: v.optional(
    described(
      group({
        kind: described(v.picklist(foldKinds, "fold-expected"), "how the sheet is folded"),
        "fold-in": foldIn,
      }),
      "how a template for one sheet only, which has a `page.size`, is folded",
    ),
  ),
  products: v.optional(
    described(
      named(product),
      "folds and sizes that it comes in, asked for as `<template>-<product>`, the first also by the template's name alone",
    ),
  ),
  slots: described(
    named(v.nullable(group({ calm: v.optional(described(v.boolean(), "it may be empty"), false) }))),
    "the places for text, by name",
  ),
  "default-slots": described(
    v.pipe(v.array(text), v.minLength(1, "slot-needed")),
    "where text outside of panels goes, in order",
  ),
  flow: v.optional(
    described(
      v.array(text, "texts-expected"),
      "slots in a row: text that nobody put into a panel by name runs on from one to the next",
    ),
    [],
  ),
  fit: v.optional(
    described(
      group({
        leading: described(factors(0.9, 1.3), "smallest and largest factor of the leading"),
        size: described(factors(0.8, 1.3), "… of the size"),
        spacing: described(factors(0.5, 2), "… of the space between paragraphs"),
      }),
      "how far text in fixed boxes may be set tighter or wider",
    ),
  ),
  pattern: v.optional(
    described(
      group({
        seed: described(
          v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
          "any word; another one gives another pattern",
        ),
        density: described(
          v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
          "how much of it is filled, 0 to 1",
        ),
      }),
      "the pattern of quarter circles",
    ),
    { seed: "dipla", density: 0.6 },
  ),
  specimen: v.optional(described(named(v.unknown()), "what stands for a recipient where there is none"), {}),
  fields: v.optional(
    described(
      named(
        group({
          type: described(
            v.picklist(["text", "number", "date", "flag", "list", "record"], "type-expected"),
            "a list may be given as text with an item on each line",
          ),
          required: v.optional(
            described(v.boolean(), "without it no document is made; an optional one is null"),
            false,
          ),
        }),
      ),
      "every `meta.…`, `params.…` and `recipient.…` that the page uses",
    ),
    {},
  ),
  running: v.optional(
    described(
      mapOf(v.partial(v.strictObject({ first: runningPage, default: runningPage, even: runningPage }))),
      "what stands above and below the text: texts with fields, and `page`, `pages`, `title`, `reference`",
    ),
    {},
  ),
  forms: v.optional(
    described(
      named(v.array(text, "texts-expected")),
      "arrangements by the custom of a country, each with the languages that have it; one without any is for all others",
    ),
    {},
  ),
  toc: v.optional(described(v.boolean(), "it has contents where the document says nothing"), false),
  "number-sections": v.optional(
    described(v.boolean(), "headings are numbered where the document says nothing"),
    false,
  ),
});

/** A valid product of a `template.yaml`. */
export type ProductManifest = v.InferOutput<typeof product>;

/** A valid `template.yaml`. */
export type TemplateManifest = v.InferOutput<typeof templateSchema>;
