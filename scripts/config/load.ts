import { join } from "node:path";
import { placeAt, readJson } from "../content/read-json.ts";
import { readBytes, readText } from "../content/read-text.ts";
import { createDiagnostics, type Diagnostics, type Place } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import type { Reads } from "../host/reads.ts";
import { displayPath } from "../host/workspace-paths.ts";
import { placeInModule } from "./module-places.ts";

/** What a configuration file says, unchecked. */
export interface LoadedConfig {
  /** Undefined when it could not be read: that has been told. */
  value: unknown;
  /** Everything it was read from, with its hash: inputs of every document. */
  inputs: Reads;
  /** Where a setting stands, by its names from the outside in, as near as can be told. */
  placeOf(path: readonly string[]): Place;
}

/** Groups in groups have a place of their own down to here. */
const deepest = 6;

/** Whether a configuration of that name is run to be read. */
export function isProgram(name: string): boolean {
  return /[jt]s$/.test(name);
}

/** Reads the configuration of a workspace out of the files that were found; only one may be there. */
export async function loadConfig(
  [first = "", ...others]: readonly string[],
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<LoadedConfig> {
  for (const other of others)
    diagnostics.add("config-invalid", { file: other }, { key: other, reason: "config-twice", name: first });
  const file = join(root, first);
  // Which of them was meant nobody knows, and a program is not run on a guess.
  if (others.length > 0) return unread({ file: first });
  const load = isProgram(first) ? loadProgram : loadData;
  return load(file, root, host, diagnostics);
}

function unread(place: Place, inputs: Reads = new Map()): LoadedConfig {
  return { value: undefined, inputs, placeOf: () => place };
}

async function loadData(
  file: string,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<LoadedConfig> {
  const place = { file: displayPath(root, file) };
  const inputs: Reads = new Map();
  const text = await readText(host.recording(inputs), root, file, diagnostics);
  if (text === undefined) return unread(place, inputs);
  const { value, placeOf } = file.endsWith(".json")
    ? fromJson(text, place.file, diagnostics)
    : await fromYaml(text, place.file, diagnostics);
  return { value, inputs, placeOf: (path) => nearestPlace(path, placeOf) ?? place };
}

/** A value, and the place of each of its settings by their dotted names. */
type Read = { value: unknown; placeOf: (key: string) => Place | undefined };

function fromJson(text: string, file: string, diagnostics: Diagnostics): Read {
  const { value, places, fault } = readJson(text);
  if (fault)
    diagnostics.add("config-invalid", placeAt(file, text, fault.offset), { key: file, reason: fault.reason });
  const placeOf = (key: string): Place | undefined => {
    const offset = places.get(key);
    return offset === undefined ? undefined : placeAt(file, text, offset);
  };
  return { value, placeOf };
}

async function fromYaml(text: string, file: string, diagnostics: Diagnostics): Promise<Read> {
  const { parseYaml } = await import("../content/parse-yaml.ts");
  const found = createDiagnostics();
  const { values, places } = parseYaml(text, file, found, { depth: deepest });
  diagnostics.addAll(found.list());
  return { value: found.hasErrors() ? undefined : values, placeOf: (key) => places.get(key) };
}

async function loadProgram(
  file: string,
  root: string,
  host: Host,
  diagnostics: Diagnostics,
): Promise<LoadedConfig> {
  const place = { file: displayPath(root, file) };
  // Node would run what a link from elsewhere leads to, and its own words for a file that it may not read are no cure.
  const bytes = await readBytes(host, root, file, diagnostics);
  if (!bytes) return unread(place);
  const { loadModule } = await import("./load-module.ts");
  const { value, fault, inputs } = await loadModule(file, host);
  if (fault) {
    const { line, column } = fault;
    const where = { file: displayPath(root, fault.file), line, column };
    diagnostics.add("config-invalid", where, { key: place.file, reason: fault.reason });
    return unread(place, inputs);
  }
  if (value === undefined) {
    diagnostics.add("config-invalid", place, { key: place.file, reason: "default-export-expected" });
    return unread(place, inputs);
  }
  const source = new TextDecoder().decode(bytes);
  const placeOf = (path: readonly string[]): Place => {
    const offset = placeInModule(source, path);
    return offset === undefined ? place : placeAt(place.file, source, offset);
  };
  return { value, inputs, placeOf };
}

/** The place of the setting, or of the group around it where its own is not known. */
function nearestPlace(
  path: readonly string[],
  placeOf: (key: string) => Place | undefined,
): Place | undefined {
  if (path.length === 0) return undefined;
  return placeOf(path.join(".")) ?? nearestPlace(path.slice(0, -1), placeOf);
}
