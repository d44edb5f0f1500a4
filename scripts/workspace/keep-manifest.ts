import { join } from "node:path";
import { readState, type SourceState, stateKey } from "../artifacts/cache.ts";
import { type ManifestEntry, manifestText } from "../artifacts/manifest.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { SourceFile } from "../content/find-documents.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { judge, publicForm } from "../findings/judge.ts";
import { writeCached } from "../host/cached.ts";
import type { Host } from "../host/host.ts";
import { unwritable } from "../host/unwritable.ts";
import { WriteError } from "../host/write-files.ts";
import type { SourceResult } from "../pipeline/pipeline.ts";
import type { Emit } from "./events.ts";

/** An artifact's line in the manifest. */
export function entryOf(
  publication: SourceResult["made"][number]["publication"],
  artifact: SourceResult["made"][number]["artifacts"][number],
  hash: string,
): ManifestEntry {
  const { document, lang, template, specimen } = publication;
  const { path, format, output, mediaType, bytes, pages, standards, fonts, inputs, fit, browser } = artifact;
  return {
    path,
    document,
    lang,
    template,
    format,
    output,
    mediaType,
    sha256: hash,
    bytes: bytes.length,
    ...(pages !== undefined && { pages }),
    standards,
    fonts,
    inputs,
    ...(browser && { browser }),
    ...(fit && { fit }),
    specimen,
    stale: false,
  };
}

/** Writes `manifest.json` from what is remembered of all sources. Gives what the system says against it. */
export async function writeManifest(
  config: ResolvedConfig,
  sources: Record<string, SourceState>,
  host: Host,
  emit: Emit,
): Promise<Finding[]> {
  const { version } = JSON.parse(
    new TextDecoder().decode(await host.read(join(host.packageRoot, "package.json"))),
  ) as { version: string };
  const states = Object.keys(sources)
    .sort()
    .flatMap((path) => sources[path] ?? []);
  const judgement = { rules: config.rules, gates: config.strict };
  const text = manifestText({
    dipla: version,
    artifacts: states.flatMap((state) => [...state.entries, ...(state.copies ?? [])]),
    diagnostics: states.flatMap((state) => judge(state.diagnostics, judgement).map(publicForm)),
  });
  return writeReport("manifest.json", text, config, host, emit);
}

/** Writes a file of its own into the output folder. Gives what the system says against it. */
export async function writeReport(
  name: string,
  text: string,
  { out }: Pick<ResolvedConfig, "out">,
  host: Host,
  emit: Emit,
): Promise<Finding[]> {
  try {
    await host.write(join(out, name), text);
    emit({ event: "wrote", path: name });
    return [];
  } catch (error) {
    if (error instanceof WriteError) return [unwritable(error)];
    throw error;
  }
}

/** Puts a source's copies into the manifest, in place of those of an earlier build. */
export async function keepCopies(
  source: SourceFile,
  copies: ManifestEntry[],
  config: ResolvedConfig,
  host: Host,
  { stamp, emit }: { stamp: string; emit: Emit },
): Promise<Finding[]> {
  const at = stateKey(config.root, optionsKey(config));
  const state = await readState(host, at, stamp);
  const known = state.sources[source.path];
  if (!known) return [];
  const made = new Set(copies.map((entry) => entry.path));
  // Files of copies that were not made this time, by an error or because nobody wants them, lie there still.
  const old = (known.copies ?? []).filter((entry) => !made.has(entry.path));
  const stale = old.map((entry) => ({ ...entry, stale: true }));
  state.sources[source.path] = { ...known, copies: [...copies, ...stale] };
  await writeCached(host, at, JSON.stringify(state));
  return writeManifest(config, state.sources, host, emit);
}

/** Options that change what is built; each set has a memory of its own. */
export function optionsKey(config: ResolvedConfig): string {
  return JSON.stringify([
    config.out,
    config.formats,
    config.themes,
    config.params,
    config.print,
    config.typography,
    config.rules,
    config.strict,
    config.defaultLang,
    config.fileDate,
    config.browser,
  ]);
}
