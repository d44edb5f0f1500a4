import { join } from "node:path";
import { codeStamp } from "../../artifacts/cache.ts";
import type { ResolvedConfig } from "../../config/resolve.ts";
import type { DataRecord } from "../../document/data-value.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { Host } from "../../host/host.ts";
import { hostWithFiles } from "../../host/host-with-files.ts";
import { buildSource } from "../../pipeline/pipeline.ts";
import type { Emit } from "../../workspace/events.ts";
import { retryingBrowser } from "../../workspace/retrying-browser.ts";

/** What stands on one label. */
export interface AddressLabel {
  lang: string;
  /** The name first. */
  lines: readonly string[];
}

/** ms for all labels. */
const patience = 120_000;

/**
 * A PDF of address labels, by the template `address-labels`, which a workspace may replace by its own. Its document is made up
 * in memory; addresses are data in it and never Markdown.
 */
export async function writeLabels(
  labels: readonly AddressLabel[],
  { path, title, lang }: { path: string; title: string; lang: string },
  { config, host, emit }: { config: ResolvedConfig; host: Host; emit: Emit },
  diagnostics: Diagnostics,
): Promise<void> {
  if (labels.length === 0) return host.remove(path);
  const source = join(config.root, "content", "address-labels.md");
  const params: DataRecord = {
    labels: labels.map((label) => ({ lang: label.lang, lines: [...label.lines] })),
  };
  const front = { title, template: "address-labels", lang, params };
  const text = new TextEncoder().encode(`---\n${JSON.stringify(front)}\n---\n`);
  const browser = retryingBrowser(config, host, emit);
  const context = {
    config: { ...config, formats: ["pdf"] as const, lang: undefined },
    host: hostWithFiles(host, new Map([[source, text]])),
    browser: browser.get,
    stamp: await codeStamp(host),
    force: false,
  };
  try {
    const document = { document: "address-labels", lang, path: source };
    const result = await browser.attempt(() => buildSource(document, context), patience);
    // An address shorter than its label is no news.
    diagnostics.addAll(result.diagnostics.filter(({ code }) => code !== "panel-underfilled"));
    const artifact = result.made.flatMap(({ artifacts }) => artifacts).find(({ output }) => output === "pdf");
    if (artifact) await host.write(path, artifact.bytes);
  } finally {
    await browser.close();
  }
}
