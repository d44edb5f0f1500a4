import type { ResolvedConfig } from "../config/resolve.ts";
import { openLetterhead } from "../content/open-letterhead.ts";
import type { DocumentModel } from "../document/document-model.ts";
import type { Letterhead } from "../document/letterhead.ts";
import type { TemplateModel } from "../document/template-model.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import type { Host } from "../host/host.ts";
import { drawings } from "./read-source.ts";
import { wantedFormats } from "./wanted-formats.ts";

/** The letterhead that a document names, and what is to be said of it with this template and these formats. */
export async function letterheadOf(
  path: string | undefined,
  { document, template }: { document: DocumentModel; template: TemplateModel },
  { host, config }: { host: Host; config: ResolvedConfig },
  diagnostics: Diagnostics,
): Promise<Letterhead | undefined> {
  if (path === undefined) return undefined;
  const place = document.places.get("reference-doc") ?? { file: document.path };
  const others = wantedFormats(config, document, template.formats).filter((format) => format !== "docx");
  const isDrawn = others.length > 0 && hasPlace(template);
  if (others.length > 0 && !hasPlace(template))
    diagnostics.add("letterhead-word-only", place, { template: template.display });
  return openLetterhead({ host, place, drawings, path, theme: template.theme, isDrawn }, diagnostics);
}

/** Whether a template has a letterhead of its own, whose place another may take. */
function hasPlace({ pageSource, partials }: TemplateModel): boolean {
  return [pageSource, ...Object.values(partials)].some((source) => /data-role="letterhead"/.test(source));
}
