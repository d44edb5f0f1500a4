import { codeStamp } from "../../scripts/artifacts/cache.ts";
import { readConfig } from "../../scripts/config/config.ts";
import type { ResolvedConfig } from "../../scripts/config/resolve.ts";
import { findDocuments } from "../../scripts/content/find-documents.ts";
import type { Publication } from "../../scripts/document/publication.ts";
import { createDiagnostics, type Diagnostics } from "../../scripts/findings/diagnostics.ts";
import type { Format } from "../../scripts/formats/formats.ts";
import type { Host } from "../../scripts/host/host.ts";
import { createNodeHost } from "../../scripts/host/node-host.ts";
import { buildSource, type PipelineContext, type SourceResult } from "../../scripts/pipeline/pipeline.ts";
import { type RenderedArtifact, renderPublication } from "../../scripts/render/render-publication.ts";
import { lazyBrowser } from "../../scripts/workspace/lazy-browser.ts";

/** The pipeline inside the test's own process, for tests that change a publication between merge and render. */
export interface InProcess {
  build(root: string, document: string): Promise<SourceResult[]>;
  render(
    publication: Publication,
    formats: readonly Format[],
    found?: Diagnostics,
  ): Promise<RenderedArtifact[]>;
  browser: PipelineContext["browser"];
  close(): Promise<void>;
}

/** Opens the pipeline; `close` ends its browser. */
export async function openPipeline(): Promise<InProcess> {
  const host: Host = createNodeHost();
  const stamp = await codeStamp(host);
  const configFor = (root: string, found: Diagnostics): Promise<ResolvedConfig> =>
    readConfig(root, {}, host, found);
  const browser = lazyBrowser(await configFor(host.cwd, createDiagnostics()), host, () => {});
  return {
    async build(root, document) {
      const config = await configFor(root, createDiagnostics());
      const sources = (await findDocuments(host, root, createDiagnostics())).filter(
        (source) => source.document === document,
      );
      const results: SourceResult[] = [];
      for (const source of sources)
        results.push(
          await buildSource(source, {
            config,
            host,
            browser: browser.get,
            stamp,
            force: false,
            compares: true,
          }),
        );
      return results;
    },
    render: (publication, formats, found = createDiagnostics()) =>
      renderPublication(
        publication,
        formats,
        (format) => `changed.${format}`,
        { host, browser: browser.get, stamp, force: false },
        found,
      ),
    browser: browser.get,
    close: () => browser.close(),
  };
}
