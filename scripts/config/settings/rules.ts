import * as v from "valibot";
import type { DiagnosticCode, Weight } from "../../findings/diagnostic-codes.ts";
import { readRules } from "../../findings/read-rules.ts";
import { because, isPlainObject } from "./values.ts";

/** What single findings weigh in this workspace; each code that can't weigh that is told by itself. */
export const rules = v.pipe(
  v.custom<Partial<Record<DiagnosticCode, Weight | "off">>>(isPlainObject, "values-expected"),
  v.rawTransform(({ dataset: { value }, addIssue }) =>
    readRules(value, (reason, { name, ...params }) =>
      addIssue({
        message: because(reason, { name, ...params }),
        path: [
          {
            type: "object",
            origin: "value",
            input: value,
            key: name,
            value: Object.getOwnPropertyDescriptor(value, name)?.value,
          },
        ],
      }),
    ),
  ),
);
