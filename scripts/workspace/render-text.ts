import { join } from "node:path";
import { codeStamp } from "../artifacts/cache.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import type { Diagnostic } from "../findings/diagnostics.ts";
import { judge } from "../findings/judge.ts";
import { hostWithFiles } from "../host/host-with-files.ts";
import { buildSource } from "../pipeline/pipeline.ts";
import { patience } from "./run-build.ts";
import type { Session } from "./session.ts";
import type { MadeFile, TextOptions } from "./text-options.ts";

/**
 * A text from memory to files in memory: read, merged and rendered as the document NAME of the workspace, with its templates, data and
 * settings. Nothing but the cache is written.
 */
export async function renderText(
  text: string,
  options: TextOptions,
  config: ResolvedConfig,
  session: Session,
): Promise<{ files: MadeFile[]; diagnostics: Diagnostic[] }> {
  const { name = "text", lang, formats, template, recipient } = options;
  const folder = join(config.root, "content");
  const path = join(folder, `${name}.md`);
  const files = new Map<string, Uint8Array>([[path, encode(text)]]);
  for (const [file, bytes] of Object.entries(options.files ?? {}))
    files.set(join(folder, file), encode(bytes));
  // Whatever is JSON is YAML.
  for (const [space, data] of Object.entries(options.data ?? {}))
    files.set(join(folder, "_data", `${space}.yaml`), encode(JSON.stringify(data)));
  const browser = await session.browserFor(config);
  const context = {
    config: { ...config, lang: undefined, ...(formats && { formats, onlyFormats: formats }) },
    host: hostWithFiles(session.host, files),
    browser: browser.get,
    stamp: await codeStamp(session.host),
    force: false,
    template,
    recipient,
  };
  const { made, diagnostics } = await browser.attempt(
    () => buildSource({ document: name, lang, path }, context),
    patience,
  );
  return {
    files: made.flatMap(({ artifacts }) =>
      artifacts.map(({ format, output, mediaType, bytes, pages }) => {
        return { format, output, mediaType, bytes, ...(pages !== undefined && { pages }) };
      }),
    ),
    diagnostics: judge(diagnostics, { rules: config.rules, gates: config.strict }),
  };
}

function encode(text: Uint8Array | string): Uint8Array {
  return typeof text === "string" ? new TextEncoder().encode(text) : text;
}
