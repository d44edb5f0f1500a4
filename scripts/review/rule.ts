import type { DiagnosticCode } from "../findings/diagnostic-codes.ts";
import type { Finding, Place } from "../findings/diagnostics.ts";
import type { Catalogue } from "../words/catalogues.ts";
import type { Params } from "../words/fill.ts";

/** A sentence of the catalogue `rules`. */
export type RuleWords = keyof Catalogue<"rules">;

/** One place where a rule is broken: what fills the blanks of its sentence. */
export type Breach = Params;

/**
 * A rule of the review, whatever it reads: a publication's tree, a finished PDF, the parts of a Word document, what is painted on
 * a press sheet. All of one family read the same.
 */
export interface Rule<Reading, Found = Breach> {
  /** Under which code it is told; several rules may share one. */
  code: DiagnosticCode;
  /** Where the rule stands, as the standard numbers it: `ISO 14289-1 §7.3`, `WCAG 2.2, 1.1.1`. */
  clause: string;
  /** Its own sentence, where others share its code. */
  words?: RuleWords;
  /** Everything that breaks it, in reading order. */
  check(reading: Reading): Iterable<Found>;
}

/** A rule that is broken, and how. */
export interface Broken<Reading> {
  rule: Rule<Reading>;
  params: Params;
}

/** All breaches of some rules, rule by rule. */
export function breachesOf<Reading>(rules: readonly Rule<Reading>[], reading: Reading): Broken<Reading>[] {
  return rules.flatMap((rule) => [...rule.check(reading)].map((params) => ({ rule, params })));
}

/** What is found in a finished file; the sentence names the file and the clause that it breaks. */
export function findingOf<Reading>({ rule, params }: Broken<Reading>, path: string, place: Place): Finding {
  const { code, clause, words } = rule;
  return { code, place, params: { path, clause, ...(words && { rule: words }), ...params } };
}
