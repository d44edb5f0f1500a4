import type { SourceFile } from "../content/find-documents.ts";
import { findRecipientFiles, type RecipientFile } from "../content/recipients/find-recipient-files.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Publication } from "../document/publication.ts";
import type { Recipient } from "../document/recipient.ts";
import { diagnosticCodes } from "../findings/diagnostic-codes.ts";
import { createDiagnostics, type Diagnostics, type Finding } from "../findings/diagnostics.ts";
import { judge, judgementOfCopies } from "../findings/judge.ts";
import { copyFormats, defaultFormats, type Format, type Output } from "../formats/formats.ts";
import { rememberingHost } from "../host/remembering-host.ts";
import type { Choice } from "../merge/conditions.ts";
import type { MailData, MergedMail } from "../merge/mail/merge-mail.ts";
import { publicationInputs, type RenderedArtifact, renderPublication } from "../render/render-publication.ts";
import {
  defaultTemplate,
  type Edition,
  mergeCopyMail,
  mergeEdition,
  openEdition,
  type PipelineContext,
  renderContext,
} from "./pipeline.ts";
import { readSource } from "./read-source.ts";
import { wantedFormats } from "./wanted-formats.ts";

/** A recipient's copy of a document, ready to be rendered: it is merged, and nothing of it is printed yet. */
export interface Copy {
  recipient: Recipient;
  /** One for each of the document's templates. */
  editions: readonly CopyEdition[];
  /** Files that go along. */
  attachments: readonly RecipientFile[];
  /** What became of the blocks for some recipients only. */
  choices: readonly Choice[];
  /** The message that it goes with, in the words of the document's first template. */
  mail(mailData: MailData, diagnostics: Diagnostics): MergedMail | undefined;
  diagnostics: Finding[];
}

/** A copy in one of the document's templates. */
export interface CopyEdition {
  publication: Publication;
  /** Hash of everything that its files are made from: of this recipient and of no other. */
  inputs: string;
  /** What recipients get of it. */
  formats: readonly Format[];
  /** Its files in these formats, or in others. */
  render(formats?: readonly Format[]): Promise<{ artifacts: RenderedArtifact[]; diagnostics: Finding[] }>;
}

/** The copies of one document in one language. */
export interface Copies {
  lang: string;
  recipients: readonly Recipient[];
  /** Merges one copy; a second call gives the same. */
  open(recipient: Recipient): Promise<Copy>;
  diagnostics: Finding[];
}

/**
 * Reads a document and its templates once, for one copy after the other. A copy depends on its own recipient only, never
 * on who else is in the list. Undefined when the document has no recipients or can't be read.
 *
 * @param languages those that the document is written in
 */
export async function openCopies(
  source: SourceFile,
  languages: readonly string[],
  original: PipelineContext,
): Promise<Copies | undefined> {
  const diagnostics = createDiagnostics();
  const context = { ...original, host: rememberingHost(original.host) };
  const { config } = context;
  const { defaultLang } = config;
  const document = await readSource(source, context, diagnostics);
  if (!document?.meta.recipients) return undefined;
  const names = document.meta.template.length > 0 ? document.meta.template : [defaultTemplate];
  const editions: Edition[] = [];
  for (const name of names) {
    const edition = await openEdition(name, { source, document }, context, diagnostics);
    if (edition) editions.push(edition);
  }
  const written = languages.length > 0 ? languages : [document.lang];
  const everybody = document.recipients?.recipients ?? [];
  // Told once, with the first of the document's languages.
  if (document.lang === written[0]) reportMissing(document.name, everybody, written, diagnostics);
  const [first] = written;
  const unsaid = (defaultLang && variantFor(defaultLang, written)) || first;
  const own = everybody.filter(
    ({ lang }) => (lang === undefined ? unsaid : variantFor(lang, written)) === document.lang,
  );
  // A wrong row costs its own copy; anything else that is wrong, all of them.
  const isSound = judge(diagnostics.list(), judgementOfCopies(config)).every(
    ({ level, code }) => level !== "error" || diagnosticCodes[code].costs === "copy",
  );
  return {
    lang: document.lang,
    recipients: isSound ? own : [],
    open: (recipient) => openCopy(recipient, source, editions, context),
    diagnostics: diagnostics.list(),
  };
}

function reportMissing(
  document: string,
  recipients: readonly Recipient[],
  languages: readonly string[],
  diagnostics: Diagnostics,
): void {
  for (const { lang, place } of recipients)
    if (lang !== undefined && variantFor(lang, languages) === undefined)
      diagnostics.add("recipient-variant-missing", place, { document, lang, known: languages.join(", ") });
}

/** Which of a document's languages somebody reads: their own, else its main language (`en` for `en-GB`). */
function variantFor(lang: string, languages: readonly string[]): string | undefined {
  const main = lang.split("-")[0] ?? lang;
  return languages.find((one) => one === lang) ?? languages.find((one) => one === main);
}

async function openCopy(
  recipient: Recipient,
  source: SourceFile,
  editions: readonly Edition[],
  context: PipelineContext,
): Promise<Copy> {
  const diagnostics = createDiagnostics();
  const merged: CopyEdition[] = [];
  const choices = new Map<string, Choice>();
  const onChoice = (choice: Choice): void => void choices.set(JSON.stringify(choice), choice);
  const { annexes, place } = recipient;
  const record = { recipient: recipient.fields, specimen: false, annexes, place };
  reportUnknownAnnexes(recipient, editions[0]?.document, diagnostics);
  for (const edition of editions) {
    // The Markdown holds what is meant for others, too: no copy carries it, whatever `attach-source` says.
    const own = { ...edition, attachments: [], wordFonts: edition.wordFonts ?? "subset" };
    const publication = mergeEdition(own, record, context, diagnostics, onChoice);
    if (!publication) continue;
    const formats = formatsOfCopies(context.config, edition);
    merged.push({
      publication,
      inputs: await publicationInputs(publication, context.host),
      formats,
      render: (wanted = formats) =>
        renderCopy(publication, recipient, { several: editions.length > 1, wanted }, context),
    });
  }
  const [first] = editions;
  const attachments = await findRecipientFiles(
    recipient,
    source,
    { ...context, root: context.config.root },
    diagnostics,
  );
  return {
    recipient,
    editions: merged,
    attachments,
    choices: [...choices.values()],
    mail: (mailData, more) => first && mergeCopyMail(first, record, mailData, context, more),
    diagnostics: diagnostics.list(),
  };
}

function reportUnknownAnnexes(
  { annexes = [], place }: Recipient,
  document: DocumentModel | undefined,
  diagnostics: Diagnostics,
): void {
  const parts = (document?.parts ?? []).filter(({ kind }) => kind === "annex");
  for (const name of annexes)
    if (!parts.some((part) => part.name === name || String(part.number) === name))
      diagnostics.add("recipient-annex-unknown", place, {
        name,
        known: parts.map((part) => part.name).join(", ") || "–",
      });
}

/** PDF and Word file as the configuration says, and whatever else for recipients `formats` names. */
function formatsOfCopies(config: PipelineContext["config"], { document, template }: Edition): Format[] {
  const named = wantedFormats(config, document, template.formats);
  return copyFormats.filter((format) =>
    (defaultFormats.includes(format) ? config.formats : named).includes(format),
  );
}

async function renderCopy(
  publication: Publication,
  { id }: Recipient,
  { several, wanted }: { several: boolean; wanted: readonly Format[] },
  context: PipelineContext,
): Promise<{ artifacts: RenderedArtifact[]; diagnostics: Finding[] }> {
  const { document, template, lang } = publication;
  const name = `${document}${several ? `.${template}` : ""}.${lang}`;
  const path = (output: Output): string => `${document}/${lang}/copies/${id}/${name}.${output}`;
  const diagnostics: Diagnostics = createDiagnostics();
  const artifacts = await renderPublication(
    publication,
    wanted,
    path,
    // What is in `out/` tells whether a copy is current; thousands of copies in the cache would help nobody.
    { ...renderContext(context), cache: false },
    diagnostics,
  );
  return {
    artifacts,
    diagnostics: diagnostics.list(),
  };
}
