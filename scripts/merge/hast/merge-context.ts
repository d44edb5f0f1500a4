import type { Element, ElementContent, Properties } from "hast";
import type { Nodes } from "mdast";
import type { DocumentModel } from "../../document/document-model.ts";
import type { PictureRequest } from "../../document/picture-request.ts";
import { placeOfNode, sourceOfNode, textsOf } from "../../document/position.ts";
import type { TemplateModel } from "../../document/template-model.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";

/** What the handlers share while one document becomes hast. */
export interface MergeContext {
  document: DocumentModel;
  template: TemplateModel;
  lang: string;
  labels: Readonly<Record<string, string>>;
  diagnostics: Diagnostics;
  /** Pictures asked for so far, by key. */
  pictures: Map<string, PictureRequest>;
  /** Running numbers of this publication. */
  counters: { figure: number; table: number };
  /** Levels that headings move up or down so that the highest becomes h2, below the title's h1. */
  headingShift: number;
  /** mdast type of the block's parent, for nodes that mean something else in a certain box. */
  allowHtml: boolean;
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

/** An element of the publication; undefined properties are left out. */
export function element(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[] = [],
): Element {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null);
  return { type: "element", tagName, properties: Object.fromEntries(given), children: [...children] };
}

/** A text node. */
export function text(value: string): ElementContent {
  return { type: "text", value };
}
