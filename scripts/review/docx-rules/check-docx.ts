import { type Broken, breachesOf } from "../rule.ts";
import { accessibilityRules } from "./accessibility-rules.ts";
import { type DocxParts, docxParts } from "./docx-package.ts";
import { structureRules } from "./structure-rules.ts";
import { styleRules } from "./style-rules.ts";

const rules = [...structureRules, ...accessibilityRules, ...styleRules];

/** Rules for finished Word documents that no schema knows. */
export function checkDocx(bytes: Uint8Array): Broken<DocxParts>[] {
  return breachesOf(rules, docxParts(bytes));
}
