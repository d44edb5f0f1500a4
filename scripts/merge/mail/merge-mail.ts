import Handlebars from "handlebars";
import { fromHtml } from "hast-util-from-html";
import { type DataRecord, type DataValue, recordOf } from "../../document/data-value.ts";
import type { DocumentModel } from "../../document/document-model.ts";
import { messageOf } from "../../document/message-of.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { MergeRecord } from "../data-sources.ts";
import { dataFor } from "../data-sources.ts";
import { formatHelpers } from "../format-value.ts";
import { checkPagePaths } from "../page/check-page-paths.ts";
import { builtInHelpers } from "../page/compiled-page.ts";
import { foreignAddresses } from "../page/foreign-addresses.ts";
import { pageData } from "../page/page-data.ts";
import { parseFieldStrings } from "../parse-field-strings.ts";
import { pickLabels } from "../pick-labels.ts";
import { createFieldResolver } from "../resolve-field.ts";
import { htmlInDirection, textInDirection } from "./mail-direction.ts";

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
  template: TemplateModel;
  record: MergeRecord;
  defaultLang: string | undefined;
}

/**
 * The message that a copy goes with, from the template's `mail.hbs` (whose `<title>` is the subject) and `mail.txt.hbs`.
 * Recipients' data are text in both: they are escaped in HTML and can't add a line to the subject.
 */
export function mergeMail(
  { document, template, record, defaultLang }: MailRequest,
  mailData: MailData,
  diagnostics: Diagnostics,
): MergedMail | undefined {
  const { lang } = document;
  const place = { file: document.path, line: 1, column: 1 };
  const data = dataFor({ document, template, record });
  const resolve = createFieldResolver(
    data,
    { lang, specimen: false, recipientColumns: document.recipients?.columns, row: record.place },
    diagnostics,
  );
  const strings = parseFieldStrings(document, resolve, diagnostics);
  const labels = pickLabels(template, lang, defaultLang, place, diagnostics);
  const page = pageData(
    { ...data, meta: { ...recordOf(data.meta), ...strings } },
    { document, template, labels, filled: new Set(), specimen: false },
    diagnostics,
  );
  const mail = { ...mailData, files: mailData.files.map((file) => ({ ...file })) };
  const all: DataRecord = { ...page, mail };
  const html = render("mail.hbs", template.mail?.html, all, { template, lang, noEscape: false }, diagnostics);
  const text = render(
    "mail.txt.hbs",
    template.mail?.text,
    all,
    { template, lang, noEscape: true },
    diagnostics,
  );
  if (html === undefined || text === undefined) return undefined;
  const foreign = foreignAddresses(fromHtml(html));
  for (const address of foreign)
    diagnostics.add("template-address", { file: `${template.display}/mail.hbs` }, { address });
  if (foreign.length > 0) return undefined;
  const [, title = ""] = /<title>([\s\S]*?)<\/title>/.exec(html) ?? [];
  const subject = withoutEscapes(title).replace(/\s+/g, " ").trim();
  if (subject === "") {
    diagnostics.add("mail-subject-missing", { file: `${template.display}/mail.hbs` });
    return undefined;
  }
  return {
    subject: textInDirection(subject, lang),
    text: textInDirection(tidy(text), lang),
    html: htmlInDirection(html, lang),
  };
}

function render(
  name: string,
  source: string | undefined,
  data: DataRecord,
  { template, lang, noEscape }: { template: TemplateModel; lang: string; noEscape: boolean },
  diagnostics: Diagnostics,
): string | undefined {
  const file = `${template.display}/${name}`;
  if (source === undefined) {
    diagnostics.add("mail-template-missing", { file }, { template: template.name, name });
    return undefined;
  }
  const helpers = Object.fromEntries(
    Object.entries(formatHelpers).map(([key, helper]) => [
      key,
      (value: DataValue) => helper(value, lang) ?? "",
    ]),
  );
  const names = [...Object.keys(helpers), ...builtInHelpers];
  const sound = checkPagePaths(
    {
      file,
      source,
      partials: template.partials,
      displayOf: (partial) => `${template.display}/${partial}.hbs`,
      helpers: names,
      data,
      parse: (text) => Handlebars.parse(text),
    },
    diagnostics,
  );
  if (!sound) return undefined;
  try {
    return compiled(template, name, source, { names, noEscape })(data, { helpers });
  } catch (error) {
    diagnostics.add("template-syntax", { file }, { reason: messageOf(error).split("\n")[0] ?? "" });
    return undefined;
  }
}

const cache = new WeakMap<TemplateModel, Map<string, Handlebars.TemplateDelegate>>();

/** Compiled once for all recipients. */
function compiled(
  template: TemplateModel,
  name: string,
  source: string,
  { names, noEscape }: { names: readonly string[]; noEscape: boolean },
): Handlebars.TemplateDelegate {
  const known = cache.get(template) ?? new Map<string, Handlebars.TemplateDelegate>();
  cache.set(template, known);
  const handlebars = Handlebars.create();
  const made =
    known.get(name) ??
    handlebars.compile(source, {
      strict: true,
      noEscape,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(names.map((helper) => [helper, true])),
    });
  known.set(name, made);
  return made;
}

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
