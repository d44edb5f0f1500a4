import { diagnosticCodes, type ExitKind } from "../findings/diagnostic-codes.ts";
import type { Diagnostic } from "../findings/diagnostics.ts";

/** Exit codes of the contract; the first that applies, in this order. */
export const exitCodes = {
  usage: 2,
  unexpected: 1,
  renderer: 5,
  content: 4,
  recipients: 6,
  check: 3,
  success: 0,
} as const;

/** One of them. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit code that a set of findings means: the first that applies, in the contract's order. */
export function exitCodeFor(
  found: readonly Diagnostic[],
  options: { failOnWarnings: boolean; isCheck?: boolean },
): ExitCode {
  const kinds = new Set<ExitKind>(
    found.filter(({ level }) => level === "error").map((item) => exitKindOf(item, options.isCheck === true)),
  );
  if (options.failOnWarnings && found.some(({ level }) => level === "warning")) kinds.add("check");
  const first = exitOrder.find((kind) => kinds.has(kind));
  return first === undefined ? exitCodes.success : exitCodes[first];
}

const exitOrder: readonly ExitKind[] = ["usage", "renderer", "content", "check"];

/** What a check is there to find ends as its failure; for whoever makes files it is an error of the content. */
function exitKindOf({ code, weight }: Diagnostic, isCheck: boolean): ExitKind {
  const kind = weight === "gate" ? "check" : diagnosticCodes[code].exit;
  return kind === "check" && !isCheck ? "content" : kind;
}
