import { resolve } from "node:path";
import { isRecord } from "../document/data-value.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { isInside } from "../host/workspace-paths.ts";
import { defaultConfig } from "./defaults.ts";
import { isProgram, type LoadedConfig, loadConfig } from "./load.ts";
import { type CheckedConfig, configSchema, sensitiveSettings } from "./schema.ts";
import { checkSettings, type Mistake } from "./settings/check-settings.ts";

/** Where a configuration is read, and whether only data is taken, see `ConfigFlags`. */
interface ConfigSource {
  root: string;
  host: Host;
  dataOnly: boolean;
}

/** Loads the configuration and checks it against the schema; every mistake becomes one finding, at its place. */
export async function readConfigFiles(
  names: readonly string[],
  { root, host, dataOnly }: ConfigSource,
  diagnostics: Diagnostics,
): Promise<Pick<LoadedConfig, "inputs" | "placeOf"> & { config: CheckedConfig }> {
  const program = names.find(isProgram);
  if (dataOnly && program !== undefined) {
    const place = { file: program };
    diagnostics.add("config-invalid", place, { key: program, reason: "config-is-code" });
    return { config: defaultConfig, inputs: new Map(), placeOf: () => place };
  }
  const { value: written, inputs, placeOf } = await loadConfig(names, root, host, diagnostics);
  const { value, mistakes } = checkSettings(configSchema, written === undefined ? {} : written);
  for (const mistake of mistakes) tell(mistake, placeOf(mistake.path), diagnostics);
  for (const path of dataOnly ? strangersChoices(written, root) : [])
    diagnostics.add("config-invalid", placeOf(path), { key: path.join("."), reason: "not-plain-data" });
  return { config: value ?? defaultConfig, inputs, placeOf };
}

/** The settings that a workspace of a stranger must not choose. Paths within the workspace are data. */
function strangersChoices(written: unknown, root: string): (readonly string[])[] {
  return sensitiveSettings().flatMap(({ path, notes }) => {
    const value = path.reduce<unknown>((group, name) => (isRecord(group) ? group[name] : undefined), written);
    const isOwn =
      notes.sensitive === "path" && typeof value === "string" && isInside(root, resolve(root, value));
    return value === undefined || isOwn ? [] : [path];
  });
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
