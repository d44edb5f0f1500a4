import { exitCodes } from "../cli/exit-codes.ts";
import { type ResolvedConfig, resolveConfig } from "../config/config.ts";
import { diagnosticCodes, type ExitKind } from "../findings/diagnostic-codes.ts";
import { createDiagnostics, type Diagnostic } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import { formats, isFormat } from "../formats/formats.ts";
import type { Invocation } from "./command.ts";

/** Configuration with the command line's flags, or the diagnostics that make it unusable. */
export async function buildOptions({
  values,
  host,
  root,
}: Invocation): Promise<{ config: ResolvedConfig; problems: Diagnostic[] }> {
  const diagnostics = createDiagnostics();
  const list = (name: string): string[] | undefined => {
    const value = values[name];
    return typeof value === "string"
      ? value
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean)
      : undefined;
  };
  const wanted = list("format");
  for (const format of wanted ?? []) {
    if (!isFormat(format))
      diagnostics.add("format-unknown", { file: "--format" }, { format, known: formats.join(", ") });
  }
  const jobs = values.jobs === undefined ? undefined : Number(values.jobs);
  if (jobs !== undefined && !(Number.isInteger(jobs) && jobs > 0))
    diagnostics.add("config-invalid", { file: "--jobs" }, { reason: "whole-number-expected" });
  const lang = list("lang");
  const config = await resolveConfig(
    root,
    {
      ...(wanted && { formats: wanted.filter(isFormat) }),
      ...(lang && { lang }),
      ...(jobs && { jobs }),
      ...(values.strict === true && { strict: true }),
      ...(typeof values.out === "string" && { out: values.out }),
    },
    host,
    diagnostics,
  );
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
