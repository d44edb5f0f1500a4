import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { defaultConfig } from "./defaults.ts";
import { type LoadedConfig, loadConfig } from "./load.ts";
import { type CheckedConfig, configSchema } from "./schema.ts";
import { checkSettings, type Mistake } from "./settings/check-settings.ts";

/** Loads the configuration and checks it against the schema; every mistake becomes one finding, at its place. */
export async function readConfigFiles(
  names: readonly string[],
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<Pick<LoadedConfig, "inputs" | "placeOf"> & { config: CheckedConfig }> {
  const { value: written, inputs, placeOf } = await loadConfig(names, root, host, diagnostics);
  const { value, mistakes } = checkSettings(configSchema, written === undefined ? {} : written);
  for (const mistake of mistakes) tell(mistake, placeOf(mistake.path), diagnostics);
  return { config: value ?? defaultConfig, inputs, placeOf };
}

/** What concerns sending has a code of its own, which is older than the one schema for all. */
function tell(mistake: Mistake, place: Place, diagnostics: Diagnostics): void {
  const code = mistake.path[0] === "send" ? "send-settings" : "config-invalid";
  diagnostics.add(code, place, { key: mistake.path.join(".") || place.file, ...paramsOf(mistake) });
}

function paramsOf(mistake: Mistake): { reason: string } & Record<string, string | number> {
  if (mistake.kind === "wrong") return { ...mistake.params, reason: mistake.reason };
  const { suggestion, known } = mistake;
  return suggestion === undefined
    ? { reason: "setting-unknown", known: known.join(", ") }
    : { reason: "setting-typo", meant: suggestion };
}
