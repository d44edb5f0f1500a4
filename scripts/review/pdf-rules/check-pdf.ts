import { type Broken, breachesOf } from "../rule.ts";
import { colourRules } from "./colour-rules.ts";
import { contentRules } from "./content-rules.ts";
import { documentRules } from "./document-rules.ts";
import type { PdfReading } from "./pdf-reading.ts";
import { structureRules } from "./structure-rules.ts";
import { tableRules } from "./table-rules.ts";

const rules = [...documentRules, ...colourRules, ...contentRules, ...structureRules, ...tableRules];

/** The rules of PDF/UA-1 and PDF/A-2a/3a that finishing is there for, checked on the finished bytes. */
export function checkPdf(reading: PdfReading): Broken<PdfReading>[] {
  return breachesOf(rules, reading);
}
