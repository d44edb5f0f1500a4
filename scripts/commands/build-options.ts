import { exitCodes } from "../cli/exit-codes.ts";
import { type ResolvedConfig, resolveConfig } from "../config/config.ts";
import { createDiagnostics, type Diagnostic } from "../findings/diagnostics.ts";
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
      ...(typeof values.out === "string" && { out: values.out }),
    },
    host,
    diagnostics,
  );
  return { config, problems: diagnostics.list().filter((found) => found.level === "error") };
}

/** The exit code that a set of findings means. */
export function exitCodeFor(
  found: readonly Diagnostic[],
  options: { rendererFailed: boolean; failOnWarnings: boolean; isCheck?: boolean },
): number {
  const errors = found.filter((item) => item.level === "error");
  if (options.rendererFailed) return exitCodes.renderer;
  if (errors.some((item) => !isReviewCode(item))) return exitCodes.content;
  if (errors.length > 0) return options.isCheck ? exitCodes.check : exitCodes.content;
  if (options.failOnWarnings && found.some((item) => item.level === "warning")) return exitCodes.check;
  return exitCodes.success;
}

function isReviewCode({ code }: Diagnostic): boolean {
  return /^(parity-differs|pdf-|docx-|link-text-|image-alt-|image-resolution-|heading-(empty|by-hand)|table-header-|contrast-low|fact-)/.test(
    code,
  );
}
