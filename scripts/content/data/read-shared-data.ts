import { join } from "node:path";
import type { DataRecord, DataValue } from "../../document/data-value.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { displayPath } from "../../host/workspace-paths.ts";
import { listFolder } from "../list-folder.ts";
import { parseYaml } from "../parse-yaml.ts";
import { readText } from "../read-text.ts";

/** `content/_data/*.yaml` by file name, with the place of each key (`facts.members`). */
export interface SharedData {
  values: DataRecord;
  places: Map<string, Place>;
}

/**
 * Reads all shared data. In `facts.yaml` a value may be plain, a map of languages, or a record with `value`,
 * `unit`, `source`, `date` and `review-by`; `factValue` picks the part that a text shows.
 */
export async function readSharedData(
  host: Host,
  root: string,
  diagnostics: Diagnostics,
): Promise<SharedData> {
  const folder = join(root, "content", "_data");
  const values: DataRecord = {};
  const places = new Map<string, Place>();
  for (const name of await listFolder(folder, { host, root }, diagnostics)) {
    const match = /^([^.].*)\.ya?ml$/.exec(name);
    if (!match?.[1]) continue;
    const path = join(folder, name);
    const text = await readText(host, root, path, diagnostics);
    if (text === undefined) continue;
    const parsed = parseYaml(text, displayPath(root, path), diagnostics);
    values[match[1]] = parsed.values;
    for (const [key, place] of parsed.places) places.set(`${match[1]}.${key}`, place);
  }
  return { values, places };
}

/** Shared data as texts of one language see it: language maps and fact records replaced by their value. */
export function dataForLanguage(values: DataRecord, lang: string): DataRecord {
  const pick = (value: DataValue): DataValue => {
    if (Array.isArray(value)) return value.map(pick);
    if (value === null || typeof value !== "object") return value;
    if ("value" in value) return pick(value.value ?? null);
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key) => languageKey.test(key))) {
      const primary = lang.split("-")[0] ?? lang;
      return pick(value[lang] ?? value[primary] ?? null);
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pick(item)]));
  };
  return pick(values) as DataRecord;
}

const languageKey = /^[a-z]{2}(-[A-Z]{2})?$/;
