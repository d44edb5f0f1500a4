import { join } from "node:path";
import type { SourceState } from "../artifacts/cache.ts";
import { type ManifestEntry, manifestText } from "../artifacts/manifest.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { Finding } from "../findings/diagnostics.ts";
import { judge, publicForm } from "../findings/judge.ts";
import type { Host } from "../host/host.ts";
import { unwritable } from "../host/unwritable.ts";
import { type NewFile, WriteError } from "../host/write-files.ts";
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

/**
 * Writes `manifest.json` from what is remembered of all sources, where it says something else: a build with other options may have written
 * the one that is there. Gives what the system says against it. */
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
    artifacts: states.flatMap((state) => state.entries),
    diagnostics: states.flatMap((state) => judge(state.diagnostics, judgement).map(publicForm)),
  });
  // One that can't be read is written anew, which tells why it can't be.
  const written = await host.read(join(config.out, "manifest.json")).catch(() => undefined);
  if (new TextDecoder().decode(written) === text) return [];
  return writeReport("manifest.json", text, config, host, emit);
}

/** Writes a file of its own into the output folder. Gives what the system says against it. */
export async function writeReport(
  name: string,
  text: NewFile["data"],
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
