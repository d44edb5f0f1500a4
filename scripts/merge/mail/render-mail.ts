import Handlebars from "handlebars";
import type { DataRecord, DataValue } from "../../document/data-value.ts";
import { messageOf } from "../../document/message-of.ts";
import type { MailSources, TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import type { FormatHelper } from "../format-value.ts";
import { checkPagePaths } from "../page/check-page-paths.ts";
import { builtInHelpers } from "../page/compiled-page.ts";

/** The files of a message, by what they make. */
const fileNames = { html: "mail.hbs", text: "mail.txt.hbs" } as const;

const none: MailSources = { display: "", html: undefined, text: undefined };

/**
 * The template's own message, or the one that all share where it has none. One that has no place for the document's own words gives way
 * to it as well, and that is told.
 */
export function mailSources(
  { name, mail }: TemplateModel,
  hasWords: boolean,
  diagnostics: Diagnostics,
): MailSources {
  const { own, shared } = mail ?? { own: none, shared: none };
  if (own.html === undefined && own.text === undefined) return shared;
  const lacking = (["html", "text"] as const).find((kind) => own[kind]?.includes("mail.words") === false);
  if (!hasWords || lacking === undefined) return own;
  const file = fileNames[lacking];
  diagnostics.add("mail-words-unused", { file: `${own.display}/${file}` }, { template: name, name: file });
  return shared;
}

/** One form of a message from its template; undefined, and a finding, where that can't be. */
export function renderMail(
  kind: "html" | "text",
  sources: MailSources,
  {
    data,
    template,
    lang,
    helpers: formats,
  }: {
    data: DataRecord;
    template: TemplateModel;
    lang: string;
    helpers: Readonly<Record<string, FormatHelper>>;
  },
  diagnostics: Diagnostics,
): string | undefined {
  const name = fileNames[kind];
  const file = `${sources.display}/${name}`;
  const source = sources[kind];
  if (source === undefined) {
    diagnostics.add("mail-template-missing", { file }, { template: template.name, name });
    return undefined;
  }
  const helpers = Object.fromEntries(
    Object.entries(formats).map(([key, helper]) => [key, (value: DataValue) => helper(value, lang) ?? ""]),
  );
  const names = [...Object.keys(helpers), ...builtInHelpers];
  const { partials, display } = template;
  const displayOf = (partial: string): string => `${display}/${partial}.hbs`;
  const parse = (text: string): unknown => Handlebars.parse(text);
  if (!checkPagePaths({ file, source, partials, displayOf, helpers: names, data, parse }, diagnostics))
    return undefined;
  try {
    const noEscape = kind === "text";
    return compiled(template, file, source, { names, noEscape })(data, { helpers });
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
