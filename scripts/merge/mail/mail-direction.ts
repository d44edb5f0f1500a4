import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { visitElements } from "../../document/tree.ts";
import { isRightToLeft, withDirectionMarks } from "../../languages/embedded-text.ts";
import { direction } from "../../languages/writing-system.ts";
import { keepOrder } from "../typography/keep-order.ts";

/**
 * A message's HTML in the direction of its language, with numbers, addresses and words that run against it isolated, as in a document.
 * A message without anything of the kind comes back as its template wrote it.
 */
export function htmlInDirection(html: string, lang: string): string {
  const around = direction(lang);
  if (around === "ltr" && !isRightToLeft(html)) return html;
  const root = fromHtml(html);
  visitElements(root, (node) => {
    if (node.tagName === "html" && around === "rtl") node.properties.dir ??= "rtl";
    // A title is no place for elements.
    if (node.tagName === "body") keepOrder(node, around);
  });
  // Roles are for renderers; a message has none.
  visitElements(root, ({ properties }) => {
    delete properties.dataRole;
  });
  return toHtml(root, { allowDangerousHtml: false });
}

/** Words without markup, a subject or a message in plain text: marks of direction, line by line (UAX #9). */
export function textInDirection(text: string, lang: string): string {
  return text
    .split("\n")
    .map((line) => withDirectionMarks(line, direction(lang)))
    .join("\n");
}
