import type { Properties } from "hast";
import type { Nodes } from "mdast";
import type { DocumentModel } from "../../document/document-model.ts";
import type { Extensions } from "../../document/extensions.ts";
import type { PictureRequest } from "../../document/picture-request.ts";
import { placeOfNode, sourceOfNode, textsOf } from "../../document/position.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { FormatHelper } from "../format-value.ts";

/** What the handlers share while one document becomes hast. */
export interface MergeContext {
  document: DocumentModel;
  template: TemplateModel;
  lang: string;
  /** The workspace's own blocks. */
  extensions: Extensions;
  /** What `{{ name path }}` may be formatted by. */
  helpers: Readonly<Record<string, FormatHelper>>;
  labels: Readonly<Record<string, string>>;
  diagnostics: Diagnostics;
  /** Pictures asked for so far, by key. */
  pictures: Map<string, PictureRequest>;
  /** Running numbers of this publication. */
  counters: { figure: number; table: number };
  /** Levels that headings move up or down so that the highest becomes h2, below the title's h1. */
  headingShift: number;
  /** What becomes of raw HTML: shown cleaned, with or without a word about it, or refused. */
  html: "allowed" | "told" | "refused";
  /** Where each element of raw HTML that has been let through stands first, by its name. */
  htmlElements: Map<string, Place>;
  /** Whether the body holds raw HTML that is still to be read. */
  hasRawHtml: boolean;
}

/** Where a node stands in the document's source. */
export function placeOf(node: Nodes, context: MergeContext): Place {
  return placeOfNode(node, textsOf(context.document));
}

/** `data-src` of a node, as a property. */
export function sourceOf(node: Nodes): Properties {
  const dataSrc = sourceOfNode(node);
  return dataSrc === undefined ? {} : { dataSrc };
}
