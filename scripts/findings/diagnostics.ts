import type { Params } from "../words/fill.ts";
import { type DiagnosticCode, diagnosticCodes, type Weight } from "./diagnostic-codes.ts";

/** Where a problem is: a workspace-relative path with `/` separators, 1-based line and column when known. */
export interface Place {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
  /** Whose row of a list it is, in the list's own words. */
  recipient?: string | undefined;
}

/** Something that was found, not weighed yet. `params` fill the blanks of its sentence, e.g. `{path: "images/a.png"}`. */
export interface Finding {
  code: DiagnosticCode;
  place: Place;
  params: Params;
}

/**
 * What a finding does to the command that gives it: an `error` withholds the files. A finding of the weight `gate` is a warning
 * where files are shown and an error where they are judged.
 */
export type Level = "error" | "warning" | "info";

/** A finding as it is told: weighed by the workspace's rules and by what is being done. */
export interface Diagnostic extends Finding {
  weight: Weight;
  level: Level;
}

/** Collects findings of one unit of work; duplicates (same code, place and parameters) are kept once. */
export interface Diagnostics {
  add(code: DiagnosticCode, place: Place, params?: Params): void;
  /** Takes over findings made elsewhere, e.g. restored from the cache. */
  addAll(found: readonly Finding[]): void;
  /** Whether something is an error whatever the rules say: no rule weakens an error. */
  hasErrors(): boolean;
  /** Sorted by file, line, column and code, so that output never depends on timing. */
  list(): Finding[];
}

/** An empty collector. */
export function createDiagnostics(): Diagnostics {
  const found = new Map<string, Finding>();
  const add = (item: Finding): void => void found.set(findingKey(item), item);
  return {
    add: (code, place, params = {}) => add({ code, place, params }),
    addAll: (more) => more.forEach(add),
    hasErrors: () => [...found.values()].some(({ code }) => diagnosticCodes[code].weight === "error"),
    list: () => [...found.values()].sort(byPlace),
  };
}

/** The same for two findings that say the same of the same place. */
export function findingKey({ code, place, params }: Finding): string {
  return JSON.stringify([code, place, params]);
}

/** Order of a report: file, then line, then column, then code. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.place.file, b.place.file) ||
    (a.place.line ?? 0) - (b.place.line ?? 0) ||
    (a.place.column ?? 0) - (b.place.column ?? 0) ||
    compare(a.code, b.code)
  );
}

// Plain code-unit order: the same on every machine, unlike localeCompare.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
