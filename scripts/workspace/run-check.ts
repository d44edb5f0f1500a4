import type { Artifact } from "../artifacts/artifact.ts";
import { codeStamp } from "../artifacts/cache.ts";
import type { Diagnostics, Finding } from "../findings/diagnostics.ts";
import { judge } from "../findings/judge.ts";
import type { Host } from "../host/host.ts";
import { checkFacts } from "../pipeline/check-facts.ts";
import { buildSource, type SourceResult } from "../pipeline/pipeline.ts";
import { checkContent } from "../review/content-rules/check-content.ts";
import { preflightPress } from "../review/preflight/preflight-press.ts";
import { type ReportRow, reportHtml } from "../review/report-html.ts";
import { reviewArtifacts } from "../review/review-artifacts.ts";
import type { UiLang } from "../words/interface-languages.ts";
import { type BuildOutcome, emptyOutcome } from "./build-outcome.ts";
import type { Emit } from "./events.ts";
import { writeReport } from "./keep-manifest.ts";
import { type BuildMeans, type BuildRequest, guarded, patience, selectSources } from "./run-build.ts";

/** What to check and how. */
export interface CheckRequest extends BuildRequest {
  /** Whether `report.html` is written. */
  report: boolean;
  /** The language of the report. */
  uiLang: UiLang;
  /** `YYYY-MM-DD`: the day by which facts are fresh or not. */
  today: string;
  /** Every change of typography is told. */
  listTypography?: boolean | undefined;
}

/** Renders through the cache and reviews the bytes; writes nothing but `report.html`. */
export async function runCheck(
  request: CheckRequest,
  host: Host,
  emit: Emit,
  diagnostics: Diagnostics,
  { browser, ...given }: Pick<BuildMeans, "browser" | "stamp">,
): Promise<BuildOutcome> {
  const { config, force, report, uiLang, today, listTypography } = request;
  const sources = await selectSources(request, host, diagnostics);
  emit({ event: "started", command: "check", documents: sources.length });
  const stamp = given.stamp ?? (await codeStamp(host));
  const outcome = emptyOutcome();
  const rows: ReportRow[] = [];
  // What makes a draft is reviewed, too: the judgement is at the end.
  const reviewed = { ...config, strict: false };
  for (const source of sources) {
    emit({ event: "reading", document: source.document, lang: source.lang ?? "" });
    const context = {
      config: reviewed,
      host,
      browser: browser.get,
      stamp,
      force,
      listTypography,
      compares: true,
    };
    const reviewSource = async (): Promise<SourceResult> => {
      const result = await browser.attempt(() => buildSource(source, context), patience);
      for (const one of result.made) {
        const found = await reviewOne(one, result.diagnostics, diagnostics);
        outcome.rendered += one.artifacts.length;
        for (const artifact of report ? one.artifacts : []) rows.push(await reportRow(artifact, found));
      }
      return result;
    };
    diagnostics.addAll((await guarded(source, reviewSource, config)).diagnostics);
  }
  const all = request.documents.length === 0 && !config.lang;
  diagnostics.addAll(await checkFacts(config.root, sources, { today, all }, host));
  // A document in two templates has the same faults twice; each is told once.
  outcome.diagnostics = judge(diagnostics.list(), { rules: config.rules, gates: true });
  if (report) {
    const html = await reportHtml(rows, outcome.diagnostics, { lang: uiLang, rules: config.rules });
    const refused = await writeReport("report.html", html, config, host, emit);
    outcome.diagnostics.push(...judge(refused, { rules: config.rules, gates: true }));
  }
  return outcome;
}

/** What is said of a publication and of its files. Gives what their formats' rules say, and whether they agree. */
async function reviewOne(
  { publication, artifacts, reference, themePlace }: SourceResult["made"][number],
  built: readonly Finding[],
  diagnostics: Diagnostics,
): Promise<Finding[]> {
  // A title that front matter lacks or can't say has been told there.
  const content = checkContent(publication, themePlace).filter(
    ({ code, place }) => code !== "heading-empty" || publication.title !== "" || place.line !== undefined,
  );
  diagnostics.addAll(content);
  const lacksSigns = built.some(({ code }) =>
    /^(?:glyph-missing|font-package-missing|svg-words)$/.test(code),
  );
  const isCut = built.some(({ code }) =>
    /^(?:overflow|overflow-picture|overflow-width|type-shrunk)$/.test(code),
  );
  const headless = content.filter(({ code }) => code === "table-header-missing").length;
  const reviewed = (await reviewArtifacts(artifacts, publication, reference)).filter(
    (finding, _, all) =>
      !((lacksSigns || isCut) && followsInPdf(finding)) &&
      !(all.filter(lacksHead).length === headless && lacksHead(finding)),
  );
  diagnostics.addAll(reviewed);
  for (const artifact of artifacts)
    if (artifact.output === "press.pdf") diagnostics.addAll(await preflightPress(artifact, publication));
  return reviewed;
}

/**
 * What a sign without a glyph leads to, or words that are cut where their panel ends: the PDF has a box in its place, or half a word,
 * and can't say what it was. The cause has been told, at its line, and the author can mend that only.
 */
function followsInPdf({ code, params }: Finding): boolean {
  if (code === "parity-differs") return String(params.format).endsWith(".pdf");
  return (
    code === "pdf-rule-broken" &&
    /^pdf-(?:glyph-missing|outline-foreign|type-shrunk)$/.test(String(params.rule))
  );
}

/** A table whose author has written no head has none in Word either; that has been told at its line. More of them are a fault of ours. */
function lacksHead({ code, params }: Finding): boolean {
  return code === "docx-rule-broken" && params.rule === "docx-header-row-missing";
}

/** A file that breaks a rule keeps no standard, whatever it claims. */
async function reportRow(
  { format, path, bytes, pages, standards }: Artifact,
  reviewed: readonly Finding[],
): Promise<ReportRow> {
  const broken = reviewed.some(({ params }) => params.path === path);
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
