import type { Element, Root, Text } from "hast";
import { toHtml } from "hast-util-to-html";
import type { DocumentMessage, DocumentModel } from "../../document/document-model.ts";
import { placeOfSource, textsOf } from "../../document/position.ts";
import { childrenOf, replaceBelow, text, textProperty, visitElements } from "../../document/tree.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import { type BodyRequest, mergeBody } from "../merge-document.ts";

/** The words of one message, merged. */
export interface MessageWords {
  /** Within a `<body>`, without any address or style from elsewhere. */
  html: string;
  /** The same as a tree, for plain text. */
  root: Root;
}

/** A document's own message for one reader: merged as its text is, for a mail program instead of a page. */
export function mergeWords(
  request: BodyRequest,
  message: DocumentMessage,
  diagnostics: Diagnostics,
): MessageWords {
  const document = asDocument(request.document, message);
  const root = mergeBody({ ...request, document }, diagnostics);
  forMail(root, document, diagnostics);
  return {
    html: toHtml(styled(structuredClone(root))),
    root,
  };
}

/** A message belongs to its document, and has nothing of it but the data. */
function asDocument(document: DocumentModel, { path, body }: DocumentMessage): DocumentModel {
  return {
    ...document,
    path,
    body,
    parts: [],
    pictures: new Map(),
    tables: new Map(),
    linked: new Map(),
    meta: { ...document.meta, toc: false, numberSections: false, allowHtml: undefined },
  };
}

/** Pictures would have to be fetched or attached; places within a message can't be gone to in most programs. */
function forMail(root: Root, document: DocumentModel, diagnostics: Diagnostics): void {
  let source: string | undefined;
  replaceBelow(root, (node, enter) => {
    if (node.type !== "element") return [node];
    const around = source;
    source = textProperty(node, "dataSrc") ?? around;
    enter(node);
    const place = placeOfSource(source, textsOf(document));
    source = around;
    if (node.properties.dataRole === "note-back") return [];
    if (node.tagName === "img") return [pictureWord(node, place, diagnostics)];
    if (node.tagName === "a" && textProperty(node, "href")?.startsWith("#")) return childrenOf(node);
    return [node];
  });
}

function pictureWord(node: Element, place: Place, diagnostics: Diagnostics): Text {
  const src = textProperty(node, "src") ?? "";
  if (src.startsWith("picture:checkbox-")) return text(src.endsWith("done") ? "☑" : "☐");
  const alt = textProperty(node, "alt") ?? "";
  diagnostics.add("message-picture", place, { what: alt });
  return text(alt);
}

/** What mail programs understand: no classes or style sheets, and what is set off from the text says so itself. */
const styles: Readonly<Record<string, string>> = {
  blockquote: "margin: 1em 0; padding-left: 1em; border-left: 3px solid #cccccc",
  table: "border-collapse: collapse; margin: 1em 0",
  th: "border: 1px solid #cccccc; padding: 4px 8px; text-align: start",
  td: "border: 1px solid #cccccc; padding: 4px 8px",
  pre: "white-space: pre-wrap",
};

/** What keeps its meaning without our style sheet. */
const kept = new Set(["href", "lang", "dir", "colSpan", "rowSpan", "scope", "start", "value", "title"]);

function styled(root: Root): Root {
  visitElements(root, (node) => {
    node.properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => kept.has(name)));
    const style = styles[node.tagName];
    if (style) node.properties.style = style;
  });
  return root;
}
