import { fromHtml } from "hast-util-from-html";
import { type DataRecord, recordOf } from "../../document/data-value.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import { type Extensions, noExtensions } from "../../document/extensions.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { MergeRecord } from "../data-sources.ts";
import { dataFor } from "../data-sources.ts";
import { helpersWith } from "../format-value.ts";
import { foreignAddresses } from "../page/foreign-addresses.ts";
import { pageData } from "../page/page-data.ts";
import { printableData } from "../page/printable-data.ts";
import { fillFieldString, parseFieldStrings } from "../parse-field-strings.ts";
import { pickLabels } from "../pick-labels.ts";
import { createFieldResolver, type ResolveField } from "../resolve-field.ts";
import { htmlInDirection, textInDirection } from "./mail-direction.ts";
import { mailSources, renderMail } from "./render-mail.ts";

/** What only the sending knows, as the templates see it under `mail`. */
export interface MailData {
  /** Attached files: name and size as people read it. */
  files: readonly { name: string; size: string }[];
  version: number;
  /** The version that this message replaces; null for the first. */
  supersedes: number | null;
  part: number;
  parts: number;
}

/** A message's words. */
export interface MergedMail {
  subject: string;
  text: string;
  html: string;
}

/** What one message is merged from. */
export interface MailRequest {
  document: DocumentModel;
  /** The document's own words, merged; the template's where there are none. */
  words: { html: string; text: string } | undefined;
  template: TemplateModel;
  record: MergeRecord;
  defaultLang: string | undefined;
  /** The workspace's own helpers. */
  extensions?: Extensions | undefined;
}

/**
 * The message that a copy goes with, from `mail.hbs` (whose `<title>` is the subject) and `mail.txt.hbs` of the template, or of all
 * templates. Recipients' data are text in both: they are escaped in HTML and can't add a line to the subject.
 */
export function mergeMail(
  request: MailRequest,
  mailData: MailData,
  diagnostics: Diagnostics,
): MergedMail | undefined {
  const { document, template, words, extensions = noExtensions } = request;
  const { lang } = document;
  const sources = mailSources(template, words !== undefined, diagnostics);
  const helpers = helpersWith(extensions, (name, reason) =>
    diagnostics.add("helper-failed", { file: `${sources.display}/mail.hbs` }, { name, reason }),
  );
  const { page, resolve } = mailPage(request, diagnostics);
  const files = mailData.files.map((file) => ({ ...file }));
  const plain: DataRecord = { ...page, mail: { ...mailData, files, words: words ? wordsMark : null } };
  const data = printableData(plain, document, diagnostics);
  const made = (["html", "text"] as const).map((kind) =>
    renderMail(kind, sources, { data, template, lang, helpers }, diagnostics)?.replaceAll(
      wordsMark,
      () => words?.[kind] ?? "",
    ),
  );
  const [html, text] = made;
  if (html === undefined || text === undefined) return undefined;
  const foreign = foreignAddresses(fromHtml(html));
  const file = `${sources.display}/mail.hbs`;
  for (const address of foreign) diagnostics.add("template-address", { file }, { address });
  if (foreign.length > 0) return undefined;
  const subject = (ownSubject(document, resolve, diagnostics) ?? titleOf(html)).replace(/\s+/g, " ").trim();
  if (subject === "") {
    diagnostics.add("mail-subject-missing", { file });
    return undefined;
  }
  return {
    subject: textInDirection(subject, lang),
    text: textInDirection(tidy(text), lang),
    html: htmlInDirection(html, lang),
  };
}

/** What the templates of a message may read, and what fills the fields of its subject. */
function mailPage(
  { document, template, record, defaultLang, extensions = noExtensions }: MailRequest,
  diagnostics: Diagnostics,
): { page: DataRecord; resolve: ResolveField } {
  const { lang } = document;
  const place = { file: document.path, line: 1, column: 1 };
  const raw = dataFor({ document, template, record });
  const options = {
    lang,
    specimen: record.specimen,
    recipientColumns: document.recipients?.columns,
    row: record.place,
    extensions,
  };
  const strings = parseFieldStrings(document, createFieldResolver(raw, options, diagnostics), diagnostics);
  const data = { ...raw, meta: { ...recordOf(raw.meta), ...strings } };
  const labels = pickLabels(template, lang, defaultLang, place, diagnostics);
  const page = pageData(
    data,
    { document, template: withMailFields(template), labels, filled: new Set(), specimen: record.specimen },
    diagnostics,
  );
  return { page, resolve: createFieldResolver(data, options, diagnostics) };
}

/** Any template's page may do without them; the message that all share asks for them. */
function withMailFields(template: TemplateModel): TemplateModel {
  const names = ["meta.subtitle", "meta.reference", "meta.date", "recipient.name", "recipient.salutation"];
  const fields = Object.fromEntries(names.map((name) => [name, { type: "text" as const, required: false }]));
  const title = { "meta.title": { type: "text" as const, required: true } };
  return { ...template, fields: { ...fields, ...title, ...template.fields } };
}

function ownSubject(
  { message }: DocumentModel,
  resolve: ResolveField,
  diagnostics: Diagnostics,
): string | undefined {
  if (message?.subject === undefined) return undefined;
  return fillFieldString(message.subject, message.subjectPlace, resolve, diagnostics);
}

function titleOf(html: string): string {
  return withoutEscapes(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? "");
}

/** Stands for the document's own words until the template's are made: they are HTML already. */
const wordsMark = "\uE000words\uE000";

/** Handlebars' own escapes, undone: a subject is no HTML. */
function withoutEscapes(html: string): string {
  const signs: Record<string, string> = {
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#x27;": "'",
    "&#x60;": "`",
    "&#x3D;": "=",
    "&amp;": "&",
  };
  return html.replace(/&(?:lt|gt|quot|#x27|#x60|#x3D|amp);/g, (entity) => signs[entity] ?? entity);
}

/** Blocks that a condition left out leave no holes behind. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}
