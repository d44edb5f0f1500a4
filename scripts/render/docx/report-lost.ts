import type { Element, ElementContent } from "hast";
import { placeOfSource } from "../../document/position.ts";
import { skip, textProperty, visitInherited } from "../../document/tree.ts";
import type { DocxContext } from "./docx-context.ts";

/** What Word has in a way of its own: its numbering, its contents, its way back from a note. */
const ownWays = /^(?:note-mark|note-back|section-number|toc|toc-page)$/;

/** Tells of each text and picture that no handler has put into the Word document: nothing is lost in silence. */
export function reportLost(context: DocxContext): void {
  const { publication, placed, diagnostics } = context;
  const told = new Set<string>();
  visitInherited(publication.body, "", (node, outer) => {
    if (node.type === "element" && isLeftOut(node)) return skip;
    const source = (node.type === "element" ? textProperty(node, "dataSrc") : undefined) ?? outer;
    const what = placed.has(node) || told.has(source) ? undefined : meant(node, context);
    if (what) {
      told.add(source);
      diagnostics.add("not-in-docx", placeOfSource(source, publication), { what });
    }
    return source;
  });
}

/** What a reader would miss of a node without what is in it. */
function meant(node: ElementContent, { pictures }: DocxContext): string | undefined {
  if (node.type === "text") return node.value.trim() === "" ? undefined : "words-here";
  if (node.type !== "element" || node.tagName !== "img" || !node.properties.alt) return undefined;
  return pictures.has((textProperty(node, "src") ?? "").replace(/^picture:/, ""))
    ? "picture-here"
    : undefined;
}

function isLeftOut({ properties }: Element): boolean {
  const role = String(properties.dataRole);
  return properties.dataDocx === "omit" || ownWays.test(role);
}
