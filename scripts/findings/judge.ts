import { type DiagnosticCode, diagnosticCodes, type Weight } from "./diagnostic-codes.ts";
import { type Diagnostic, type Finding, findingKey, type Level } from "./diagnostics.ts";

/** What the setting `rules:` makes of single codes. */
export type Rules = Readonly<Partial<Record<DiagnosticCode, Weight | "off">>>;

/** By what findings are weighed. */
export interface Judgement {
  rules: Rules;
  /** Whether what is made leaves the house: then findings of the weight `gate` are errors. */
  gates: boolean;
}

/** Of what no workspace's rules are known for: flags, settings, new folders. */
export const withoutRules: Judgement = { rules: {}, gates: true };

/**
 * Weighs findings: what the rules turn off is gone, the rest has its weight and what that means here. The one place where
 * rules apply. Caches keep findings as they were found, so a change of rules is seen at once.
 */
export function judge(found: readonly Finding[], { rules, gates }: Judgement): Diagnostic[] {
  return found.flatMap(({ code, place, params }): Diagnostic[] => {
    const weight = rules[code] ?? diagnosticCodes[code].weight;
    return weight === "off" ? [] : [{ code, level: levelOf(weight, gates), weight, place, params }];
  });
}

function levelOf(weight: Weight, gates: boolean): Level {
  if (weight !== "gate") return weight;
  return gates ? "error" : "warning";
}

/** Copies leave the house. */
export function judgementOfCopies({ rules }: Pick<Judgement, "rules">): Judgement {
  return { rules, gates: true };
}

/** Whether files are withheld for what was found. */
export function isWithheld(found: readonly Finding[], judgement: Judgement): boolean {
  return judge(found, judgement).some(({ level }) => level === "error");
}

/** Whether what was found makes files that are for the eye only. */
export function isForTheEye(found: readonly Finding[], { rules }: Pick<Judgement, "rules">): boolean {
  return judge(found, { rules, gates: false }).some(({ weight }) => weight === "gate");
}

/** Findings that were weighed for different purposes, each once, as the strictest of them has it. */
export function strictest(found: readonly Diagnostic[]): Diagnostic[] {
  const levels: readonly Level[] = ["info", "warning", "error"];
  const kept = new Map<string, Diagnostic>();
  for (const item of found) {
    const known = kept.get(findingKey(item));
    if (!known || levels.indexOf(item.level) > levels.indexOf(known.level)) kept.set(findingKey(item), item);
  }
  return [...kept.values()];
}

/** A diagnostic in files and events that others read: what fills its sentence has been called `facts` since the first version. */
export function publicForm({ code, level, weight, place, params }: Diagnostic): PublicDiagnostic {
  const { file, line, column } = place;
  return {
    code,
    level,
    weight,
    // Names of recipients stand in the list and in what is said to those at the desk, not in files that are kept.
    place: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
    facts: params,
  };
}

/** One diagnostic in `--json` and in `out/manifest.json`. */
export interface PublicDiagnostic extends Omit<Diagnostic, "params"> {
  facts: Diagnostic["params"];
}
