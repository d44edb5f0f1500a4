import type { DocumentModel } from "../../document/document-model.ts";
import { type Extensions, noExtensions } from "../../document/extensions.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { helpersWith } from "../format-value.ts";
import type { MergeContext } from "./merge-context.ts";

/** What the handlers share, before the first of them has run: nothing is counted and no picture asked for. */
export function createContext(
  {
    document,
    template,
    extensions = noExtensions,
  }: { document: DocumentModel; template: TemplateModel; extensions?: Extensions | undefined },
  labels: Readonly<Record<string, string>>,
  diagnostics: Diagnostics,
): MergeContext {
  return {
    document,
    template,
    lang: document.lang,
    extensions,
    helpers: helpersWith(extensions, (name, reason) =>
      diagnostics.add("helper-failed", { file: `${template.display}/page.hbs` }, { name, reason }),
    ),
    labels,
    diagnostics,
    pictures: new Map(),
    counters: { figure: 0, table: 0 },
    headingShift: 0,
    html: htmlPolicy(document.meta.allowHtml),
    htmlElements: new Map(),
    hasRawHtml: false,
  };
}

function htmlPolicy(allowed: boolean | undefined): MergeContext["html"] {
  if (allowed === undefined) return "told";
  return allowed ? "allowed" : "refused";
}
