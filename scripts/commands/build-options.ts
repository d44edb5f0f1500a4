import { readConfig } from "../config/config.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { diagnosticCodes, type ExitKind } from "../findings/diagnostic-codes.ts";
import { createDiagnostics, type Diagnostic } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import { exitCodes } from "../workspace/exit-codes.ts";
import type { Invocation } from "./command.ts";

/** Configuration with the command line's flags, or the diagnostics that make it unusable. */
export async function buildOptions({
  values,
  host,
  root,
}: Invocation): Promise<{ config: ResolvedConfig; problems: Diagnostic[] }> {
  const diagnostics = createDiagnostics();
  // The schema is loaded only where there is something to check.
  const isSet = ["out", "format", "lang", "jobs"].some((name) => values[name] !== undefined);
  const checked = isSet ? (await import("../config/check-flags.ts")).checkFlags(values, diagnostics) : {};
  const dataOnly = values["no-config-code"] === true;
  const flags = { ...checked, ...(values.strict === true && { strict: true }), dataOnly };
  const config = await readConfig(root, flags, host, diagnostics);
  return {
    config,
    problems: judge(diagnostics.list(), withoutRules).filter(({ level }) => level === "error"),
  };
}

/** The exit code that a set of findings means: the first that applies, in the contract's order. */
export function exitCodeFor(
  found: readonly Diagnostic[],
  options: { failOnWarnings: boolean; isCheck?: boolean },
): number {
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
