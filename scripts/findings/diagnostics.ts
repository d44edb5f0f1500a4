import type { DiagnosticCode, Level } from "./diagnostic-codes.ts";
import { diagnosticCodes } from "./diagnostic-codes.ts";

/** Where a problem is: a workspace-relative path with `/` separators, 1-based line and column when known. */
export interface Place {
  file: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** Values that the message and the hint of a diagnostic may name, e.g. `{path: "images/a.png"}`. */
export type Facts = Record<string, string | number>;

/** One finding. The words live in `messages.<lang>.ts`, looked up by `code`; `facts` fill their blanks. */
export interface Diagnostic {
  code: DiagnosticCode;
  level: Level;
  place: Place;
  facts: Facts;
}

/** Collects findings of one unit of work; duplicates (same code, place and facts) are kept once. */
export interface Diagnostics {
  add(code: DiagnosticCode, place: Place, facts?: Facts): void;
  /** Takes over findings made elsewhere, e.g. restored from the cache. */
  addAll(found: readonly Diagnostic[]): void;
  hasErrors(): boolean;
  /** Sorted by file, line, column and code, so that output never depends on timing. */
  list(): Diagnostic[];
}

/** An empty collector. */
export function createDiagnostics(): Diagnostics {
  const found = new Map<string, Diagnostic>();
  const addAll = (more: readonly Diagnostic[]): void => {
    for (const item of more) found.set(JSON.stringify([item.code, item.place, item.facts]), item);
  };
  return {
    add(code, place, facts = {}) {
      addAll([{ code, level: diagnosticCodes[code], place, facts }]);
    },
    addAll,
    hasErrors: () => [...found.values()].some((item) => item.level === "error"),
    list: () => [...found.values()].sort(byPlace),
  };
}

/** Order of a report: file, then line, then column, then code. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
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
