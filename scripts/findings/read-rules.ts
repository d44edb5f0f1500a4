import { nearest } from "../document/nearest.ts";
import type { Params } from "../words/fill.ts";
import { type CodeRecord, type DiagnosticCode, diagnosticCodes, type Weight } from "./diagnostic-codes.ts";
import type { Rules } from "./judge.ts";

/** What a rule may say, from the heaviest down. */
const ruleWeights: readonly (Weight | "off")[] = ["error", "gate", "warning", "info", "off"];

/** Tells what is wrong with one rule: a key of the catalogue `findingParts`, with its blanks; `name` is the rule's code. */
export type RuleFault = (reason: string, params: Params & { name: string }) => void;

/**
 * The setting `rules:`, code by code. Any code may be made heavier. Weaker may become what only advises: no error and no gate
 * finding, nothing about recipients or missing bleed. What can't be used is told and left out.
 */
export function readRules(value: Readonly<Record<string, unknown>>, fault: RuleFault): Rules {
  const rules: Partial<Record<DiagnosticCode, Weight | "off">> = {};
  for (const [name, wanted] of Object.entries(value)) {
    const weight = ruleWeights.find((one) => one === wanted);
    if (!isCode(name)) {
      const near = nearest(name, Object.keys(diagnosticCodes));
      fault(near ? "rule-typo" : "rule-unknown", { name, ...(near && { near }) });
    } else if (!weight) {
      const near = typeof wanted === "string" ? nearest(wanted, ruleWeights) : undefined;
      const shown = typeof wanted === "string" ? wanted : JSON.stringify(wanted);
      fault(near ? "rule-weight-typo" : "rule-weight", { name, weight: shown, ...(near && { near }) });
    } else if (!isAllowed(diagnosticCodes[name], weight)) fault("rule-fixed", { name });
    else rules[name] = weight;
  }
  return rules;
}

function isCode(name: string): name is DiagnosticCode {
  return Object.hasOwn(diagnosticCodes, name);
}

function isAllowed({ weight, costs, isFixed }: CodeRecord, wanted: Weight | "off"): boolean {
  const isHeavier = ruleWeights.indexOf(wanted) <= ruleWeights.indexOf(weight);
  return isHeavier || !(weight === "error" || weight === "gate" || costs === "copy" || isFixed);
}
