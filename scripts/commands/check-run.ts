import type { Artifact } from "../artifacts/artifact.ts";
import { codeStamp } from "../artifacts/cache.ts";
import type { Emit } from "../cli/events.ts";
import { findingsInParts } from "../document/source-part.ts";
import { createDiagnostics, type Diagnostic, type Diagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { checkFacts } from "../pipeline/check-facts.ts";
import { buildSource } from "../pipeline/pipeline.ts";
import { checkContent } from "../review/content-rules/check-content.ts";
import { preflightPress } from "../review/preflight/preflight-press.ts";
import { type ReportRow, reportHtml } from "../review/report-html.ts";
import { reviewArtifacts } from "../review/review-artifacts.ts";
import type { UiLang } from "../words/interface-languages.ts";
import { type BuildOutcome, type BuildRequest, selectSources } from "./build-run.ts";
import { lazyBrowser } from "./lazy-browser.ts";

/** Renders through the cache and reviews the bytes; writes nothing but `report.html`. */
export async function runCheck(
  request: BuildRequest & { report: boolean; uiLang: UiLang; today: string; listTypography?: boolean },
  host: Host,
  emit: Emit,
  diagnostics: Diagnostics,
): Promise<BuildOutcome> {
  const { config, force, report, uiLang, today, listTypography } = request;
  const sources = await selectSources(request, host, diagnostics);
  emit({ event: "started", command: "check", documents: sources.length });
  const browser = lazyBrowser(config, host, emit);
  const stamp = await codeStamp(host);
  const outcome: BuildOutcome = {
    rendered: 0,
    unchanged: 0,
    diagnostics: diagnostics.list(),
    rendererFailed: false,
  };
  const rows: ReportRow[] = [];
  try {
    for (const source of sources) {
      emit({ event: "reading", document: source.document, lang: source.lang ?? "" });
      const context = { config, host, browser: browser.get, stamp, force, listTypography };
      const result = await buildSource(source, context);
      const found = [...result.diagnostics];
      for (const { publication, artifacts, themePlace } of result.made) {
        found.push(...checkContent(publication, themePlace));
        const reviewed = await reviewArtifacts(artifacts, publication.source);
        found.push(...reviewed);
        for (const artifact of artifacts)
          if (artifact.output === "press.pdf") found.push(...(await preflightPress(artifact, publication)));
        outcome.rendered += artifacts.length;
        for (const artifact of report ? artifacts : []) rows.push(await reportRow(artifact, reviewed));
      }
      const [first] = result.made;
      outcome.diagnostics.push(
        ...(first ? findingsInParts(found, first.publication.source, first.publication.parts) : found),
      );
    }
  } finally {
    await browser.close();
  }
  const all = request.documents.length === 0 && !config.lang;
  outcome.diagnostics.push(...(await checkFacts(config.root, sources, { today, all }, host)));
  outcome.diagnostics = unique(outcome.diagnostics);
  if (report) {
    await host.write(`${config.out}/report.html`, await reportHtml(rows, outcome.diagnostics, uiLang));
    emit({ event: "wrote", path: "report.html" });
  }
  return outcome;
}

/** A file that breaks a rule keeps no standard, whatever it claims. */
async function reportRow(
  { format, path, bytes, pages, standards }: Artifact,
  reviewed: readonly Diagnostic[],
): Promise<ReportRow> {
  const broken = reviewed.some(({ facts }) => facts.path === path);
  const { pageThumbnails } = await import("../review/page-thumbnails.ts");
  return {
    format,
    path,
    bytes: bytes.length,
    pages,
    standards: broken ? [] : standards,
    thumbnails: format === "pdf" ? await pageThumbnails(bytes) : [],
  };
}

/** A document in two templates has the same faults twice. */
function unique(found: readonly Diagnostic[]): Diagnostic[] {
  const diagnostics = createDiagnostics();
  diagnostics.addAll(found);
  return diagnostics.list();
}
