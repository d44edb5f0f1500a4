import { readConfig } from "../config/config.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { readShard, type Shard } from "../document/shard.ts";
import { createDiagnostics, type Diagnostic } from "../findings/diagnostics.ts";
import { judge, withoutRules } from "../findings/judge.ts";
import type { Invocation } from "./command.ts";

/** Configuration with the command line's flags, or the diagnostics that make it unusable. */
export async function buildOptions({
  values,
  host,
  root,
}: Invocation): Promise<{ config: ResolvedConfig; shard: Shard | undefined; problems: Diagnostic[] }> {
  const diagnostics = createDiagnostics();
  const shard = typeof values.shard === "string" ? readShard(values.shard) : undefined;
  if (values.shard !== undefined && !shard)
    diagnostics.add("config-invalid", { file: "--shard" }, { key: "--shard", reason: "shard-expected" });
  // The schema is loaded only where there is something to check.
  const isSet = ["out", "format", "lang", "jobs"].some((name) => values[name] !== undefined);
  const checked = isSet ? (await import("../config/check-flags.ts")).checkFlags(values, diagnostics) : {};
  const dataOnly = values["no-config-code"] === true;
  const flags = { ...checked, ...(values.strict === true && { strict: true }), dataOnly };
  const config = await readConfig(root, flags, host, diagnostics);
  return {
    config,
    shard,
    problems: judge(diagnostics.list(), withoutRules).filter(({ level }) => level === "error"),
  };
}
