import { dirname, resolve } from "node:path";
import type { ResolvedConfig } from "../config/resolve.ts";
import { findAttachments } from "../content/find-attachments.ts";
import type { SourceFile } from "../content/find-documents.ts";
import { readPrintSettings } from "../content/read-print-settings.ts";
import { readTemplate } from "../content/template/read-template.ts";
import type { DataRecord } from "../document/data-value.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Letterhead } from "../document/letterhead.ts";
import type { PrintSettings } from "../document/print-settings.ts";
import type { AttachedFile, Publication } from "../document/publication.ts";
import type { TemplateModel } from "../document/template-model.ts";
import { createDiagnostics, type Diagnostics, type Finding, type Place } from "../findings/diagnostics.ts";
import { isForTheEye, isWithheld } from "../findings/judge.ts";
import type { Output } from "../formats/formats.ts";
import type { Host } from "../host/host.ts";
import { rememberingHost } from "../host/remembering-host.ts";
import type { MergeRecord } from "../merge/data-sources.ts";
import { type MailData, type MergedMail, mergeMail } from "../merge/mail/merge-mail.ts";
import { type MergeRequest, mergeDocument } from "../merge/merge-document.ts";
import { canUseFont } from "../render/assets/can-use-font.ts";
import type { RunningBrowser } from "../render/browser/start-browser.ts";
import {
  type RenderContext,
  type RenderedArtifact,
  renderPublication,
} from "../render/render-publication.ts";
import { letterheadOf } from "./letterhead-of.ts";
import { messageWords } from "./message-words.ts";
import { readSource } from "./read-source.ts";
import { recordFor } from "./record-for.ts";
import { themesFor } from "./themes-for.ts";
import { outputsOf, wantedFormats } from "./wanted-formats.ts";

/** What every document of a build shares. */
export interface PipelineContext {
  config: ResolvedConfig;
  /** Records what it reads when the caller wants to know. */
  host: Host;
  browser: () => Promise<RunningBrowser>;
  stamp: string;
  force: boolean;
  /** Keep nothing in the cache: a preview makes hundreds of files that nobody asks for again. */
  cache?: false | undefined;
  /** Does what needs no browser, beside this thread. */
  workers?: RenderContext["workers"];
  /** Every change of typography is told. */
  listTypography?: boolean | undefined;
  /** Instead of the templates that a text names. */
  template?: string | undefined;
  /** Instead of the template's made-up recipient. */
  recipient?: DataRecord | undefined;
  /** The files will be compared: with an HTML file, which is made for that where nobody wants one. */
  compares?: boolean | undefined;
}

/** Everything made from one source, and everything found wrong with it. */
export interface SourceResult {
  lang: string;
  /** No artifacts where the text has errors. */
  made: {
    publication: Publication;
    artifacts: RenderedArtifact[];
    /** What they are compared with; no file of its own where HTML is not wanted. */
    reference?: RenderedArtifact | undefined;
    themePlace: Place;
  }[];
  diagnostics: Finding[];
  /** Something found makes its files drafts: for the eye, not for print shops or recipients. */
  isDraft?: boolean;
  /** It is in a language that was not asked for. */
  skipped?: boolean;
}

/** What a document is built with that names no template. */
export const defaultTemplate = "brochure";

/** A source that has been read and merged; each of its files can be rendered by itself. */
export interface MergedSource {
  lang: string;
  document: DocumentModel | undefined;
  /** One for each template that the document asks for and that could be merged. */
  editions: MergedEdition[];
  diagnostics: Finding[];
  /** It is in a language that was not asked for. */
  skipped?: boolean;
}

/** A publication and the files that are wanted of it. */
export interface MergedEdition {
  publication: Publication;
  themePlace: Place;
  outputs: readonly Output[];
  render(
    outputs: readonly Output[],
    context: PipelineContext,
    diagnostics: Diagnostics,
  ): Promise<RenderedArtifact[]>;
}

/** One document in one language, from Markdown to finished files: read → merge → render. */
export async function buildSource(source: SourceFile, original: PipelineContext): Promise<SourceResult> {
  // Hashed, merged and rendered are the same bytes, whoever saves a file meanwhile.
  const context = { ...original, host: rememberingHost(original.host) };
  const { lang, editions, skipped, ...merged } = await mergeSource(source, context);
  if (skipped) return { lang, made: [], diagnostics: [], skipped };
  const diagnostics = createDiagnostics();
  diagnostics.addAll(merged.diagnostics);
  const { rules, strict } = context.config;
  const isSound = !isWithheld(diagnostics.list(), { rules, gates: strict });
  const made: SourceResult["made"] = [];
  for (const { publication, themePlace, outputs, render } of editions) {
    const isDraft = isForTheEye(diagnostics.list(), context.config);
    // No print shop gets a draft.
    const wanted = isDraft ? outputs.filter((output) => output !== "press.pdf") : outputs;
    const artifacts = isSound ? await render(wanted, context, diagnostics) : [];
    const reference =
      artifacts.find(({ format }) => format === "html") ??
      // What is wrong with a file that nobody gets is nobody's business.
      (context.compares && isSound ? (await render(["html"], context, createDiagnostics()))[0] : undefined);
    made.push({ publication, themePlace, artifacts, reference });
  }
  const found = diagnostics.list();
  return { lang, made, diagnostics: found, isDraft: isForTheEye(found, context.config) };
}

/** Reads a source and merges it with its templates; nothing is rendered yet. */
export async function mergeSource(source: SourceFile, context: PipelineContext): Promise<MergedSource> {
  const { config } = context;
  const diagnostics = createDiagnostics();
  const document = await readSource(source, context, diagnostics);
  // A one-file document says its language inside: only now is it known whether it was asked for.
  if (document && config.lang && source.lang === undefined && !config.lang.includes(document.lang))
    return { lang: document.lang, document, editions: [], diagnostics: [], skipped: true };
  const editions: MergedEdition[] = [];
  const own = document?.meta.template.length ? document.meta.template : [defaultTemplate];
  const names = context.template === undefined ? own : [context.template];
  for (const name of document ? names : []) {
    const one =
      document && (await mergeWith(name, names.length > 1, { source, document }, context, diagnostics));
    if (one) editions.push(one);
  }
  const lang = document?.lang ?? source.lang ?? "";
  return { lang, document, editions, diagnostics: diagnostics.list() };
}

/** The document in one of its templates; undefined when something is wrong so far. */
async function mergeWith(
  name: string,
  several: boolean,
  { source, document }: { source: SourceFile; document: DocumentModel },
  context: PipelineContext,
  diagnostics: Diagnostics,
): Promise<MergedEdition | undefined> {
  const edition = await openEdition(name, { source, document }, context, diagnostics);
  if (!edition) return undefined;
  const { template, themePlace } = edition;
  reportDropped(document, template, diagnostics);
  const record = recordFor(document, template, context.recipient);
  const publication = mergeEdition(edition, record, context, diagnostics);
  if (document.message) mergeCopyMail(edition, record, trialMail, context, diagnostics);
  if (!publication) return undefined;
  const path = (output: Output): string => artifactPath(publication, output, several);
  return {
    publication,
    themePlace,
    outputs: outputsOf(publication, wantedFormats(context.config, document, template.formats)),
    render: (outputs, now, found) => renderPublication(publication, outputs, path, renderContext(now), found),
  };
}

/** With it a message is tried out while nobody sends it: what is wrong with its words is told with the document. */
const trialMail: MailData = { files: [], version: 1, supersedes: null, part: 1, parts: 1 };

/** Tells of formats that the document names itself and its template can't be made into. */
function reportDropped(
  { meta, places, path }: DocumentModel,
  template: TemplateModel,
  diagnostics: Diagnostics,
): void {
  for (const format of meta.formats ?? [])
    if (template.formats?.includes(format) === false)
      diagnostics.add("format-not-offered", places.get("formats") ?? { file: path }, {
        format,
        template: template.display,
      });
}

/** A document and everything that one of its templates brings: all but the recipient. */
export interface Edition {
  document: DocumentModel;
  template: TemplateModel;
  print: PrintSettings;
  referenceDoc: string | undefined;
  letterhead: Letterhead | undefined;
  wordFonts: ResolvedConfig["wordFonts"];
  attachments: readonly AttachedFile[];
  /** Where the looks are chosen, for what is said of them. */
  themePlace: Place;
}

/** Reads a template for a document; undefined when it can't be used. */
export async function openEdition(
  name: string,
  { source, document }: { source: SourceFile; document: DocumentModel },
  { host, config }: PipelineContext,
  diagnostics: Diagnostics,
): Promise<Edition | undefined> {
  const { root } = config;
  const { lang, meta } = document;
  const place = document.places.get("template") ?? { file: document.path };
  const themes = themesFor(document, config, diagnostics);
  const print = await readPrintSettings(document, { path: source.path, config, host }, diagnostics);
  const { foldIn } = print;
  const template = await readTemplate(
    name,
    { host, root, themes, place, foldIn, lang, defaultLang: config.defaultLang, canUseFont },
    diagnostics,
  );
  if (!template) return undefined;
  const referenceDoc = meta.referenceDoc && resolve(dirname(source.path), meta.referenceDoc);
  return {
    document,
    template,
    print,
    referenceDoc,
    letterhead: await letterheadOf(referenceDoc, { document, template }, { host, config }, diagnostics),
    wordFonts: config.wordFonts,
    attachments: meta.attachSource ? await findAttachments(source, document, root, host) : [],
    themePlace: document.places.get("theme") ?? place,
  };
}

/** What one reader will get, or the specimen. */
export function mergeEdition(
  { document, template, print, referenceDoc, letterhead, wordFonts, attachments }: Edition,
  record: Omit<MergeRecord, "config">,
  { config, listTypography }: PipelineContext,
  diagnostics: Diagnostics,
  onChoice?: MergeRequest["onChoice"],
): Publication | undefined {
  const { defaultLang, fileDate, typography, params, extensions } = config;
  const publication = mergeDocument(
    {
      document,
      template,
      record: { ...record, config: params },
      defaultLang,
      referenceDoc,
      letterhead,
      fileDate,
      attachments,
      print,
      typography,
      listTypography,
      extensions,
      onChoice,
    },
    diagnostics,
  );
  return publication && { ...publication, wordFonts };
}

/** The message that a copy goes with. */
export function mergeCopyMail(
  { document, template }: Pick<Edition, "document" | "template">,
  record: Omit<MergeRecord, "config">,
  mailData: MailData,
  { config }: PipelineContext,
  diagnostics: Diagnostics,
): MergedMail | undefined {
  const { params, defaultLang, typography, extensions } = config;
  const settings = { defaultLang, typography, extensions };
  const request = { document, template, record: { ...record, config: params }, ...settings };
  return mergeMail({ ...request, words: messageWords(request, diagnostics) }, mailData, diagnostics);
}

/** What rendering needs of a build's context: another browser prints other bytes. */
export function renderContext(context: PipelineContext): RenderContext {
  return { ...context, stamp: `${context.stamp} ${context.config.browser ?? ""}` };
}

/** `<document>/<lang>/<document>[.<template>].<lang>.<output>`. */
function artifactPath({ document, template, lang }: Publication, output: Output, several: boolean): string {
  return `${document}/${lang}/${document}${several ? `.${template}` : ""}.${lang}.${output}`;
}
