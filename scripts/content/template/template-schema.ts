import * as v from "valibot";
import { foldKinds } from "../../document/fold.ts";
import { formats } from "../../formats/formats.ts";
import { sheetNames } from "./sheet-sizes.ts";

const text = v.string("text-expected");
const margins = v.pipe(
  v.array(v.pipe(v.number("millimetres-expected"), v.minValue(0, "negative-margin")), "four-millimetres"),
  v.length(4, "four-margins"),
);
const parts = v.array(text, "texts-expected");
const line = v.partial(v.strictObject({ start: parts, centre: parts, end: parts }));
const runningPage = v.partial(v.strictObject({ header: line, footer: line }));

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
  v.pipe(v.number("millimetres-expected"), v.minValue(0), v.maxValue(5, "fold-in-limit")),
);

/** What can be printed with one template: a fold on a sheet. Its name follows the template's, `leaflet-zfold`. */
const product = v.strictObject({
  fold: v.picklist(foldKinds, "fold-expected"),
  sheet: v.picklist(sheetNames, "sheet-expected"),
  "fold-in": foldIn,
  scale: v.optional(v.pipe(v.number(), v.minValue(0.8), v.maxValue(1.5, "scale-limit")), 1),
  panels: v.optional(v.record(v.string(), v.array(text, "texts-expected"))),
});

/** `template.yaml`, as the contract describes it; lengths in mm. */
export const templateSchema = v.strictObject({
  name: text,
  description: text,
  /** The only formats that make sense of it; all there are where it says nothing. */
  formats: v.optional(v.array(v.picklist(formats, "format-expected"))),
  page: v.strictObject({
    size: v.optional(v.pipe(v.array(v.number("millimetres-expected")), v.length(2, "size-expected"))),
    margins,
    first: v.optional(margins),
    named: v.optional(v.record(v.string(), margins), {}),
  }),
  /** A template for one sheet only says `page.size` and, if it is folded, how. */
  fold: v.optional(v.strictObject({ kind: v.picklist(foldKinds, "fold-expected"), "fold-in": foldIn })),
  products: v.optional(v.record(v.string(), product)),
  slots: v.record(v.string(), v.nullable(v.strictObject({ calm: v.optional(v.boolean(), false) }))),
  "default-slots": v.pipe(v.array(text), v.minLength(1, "slot-needed")),
  flow: v.optional(v.array(text, "texts-expected"), []),
  fit: v.optional(
    v.strictObject({ leading: factors(0.9, 1.3), size: factors(0.8, 1.3), spacing: factors(0.5, 2) }),
  ),
  pattern: v.optional(
    v.strictObject({
      seed: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
      density: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    { seed: "dipla", density: 0.6 },
  ),
  specimen: v.optional(v.record(v.string(), v.unknown()), {}),
  fields: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        type: v.picklist(["text", "number", "date", "flag", "list", "record"], "type-expected"),
        required: v.optional(v.boolean(), false),
      }),
    ),
    {},
  ),
  running: v.optional(
    v.partial(v.strictObject({ first: runningPage, default: runningPage, even: runningPage })),
    {},
  ),
  forms: v.optional(v.record(v.string(), v.array(text, "texts-expected")), {}),
  toc: v.optional(v.boolean(), false),
  "number-sections": v.optional(v.boolean(), false),
});

/** A valid product of a `template.yaml`. */
export type ProductManifest = v.InferOutput<typeof product>;

/** A valid `template.yaml`. */
export type TemplateManifest = v.InferOutput<typeof templateSchema>;
