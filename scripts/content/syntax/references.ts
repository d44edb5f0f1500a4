import type { Definition, FootnoteDefinition, Nodes, Root } from "mdast";
import { replaceInMarkdown, textOfMarkdown, visitMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/**
 * `![a][b]`, `[a][b]`: become the picture or link that they mean, so that all that follows knows one way to write them. The
 * first of several definitions counts, as in CommonMark; one that names another address, or is cited by nobody, is told.
 */
export function resolveReferences(tree: Root, file: string, diagnostics: Diagnostics): void {
  const definitions = firstDefinitions(tree, file, diagnostics);
  replaceInMarkdown(tree, (node, enter) => {
    enter(node);
    if (node.type !== "imageReference" && node.type !== "linkReference") return [node];
    const definition = definitions.get(node.identifier.toUpperCase());
    // A field in the address has its place in the definition: merging looks it up there.
    if (!definition || holdsField(definition)) return [node];
    const target = {
      url: definition.url,
      title: definition.title ?? null,
      ...(node.position && { position: node.position }),
    };
    if (node.type === "linkReference") return [{ type: "link", ...target, children: node.children }];
    return [{ type: "image", ...target, alt: node.alt ?? "" }];
  });
}

function holdsField({ url, title }: Definition): boolean {
  return /[\uE000-\uF8FF]/u.test(`${url}${title ?? ""}`);
}

function firstDefinitions(tree: Root, file: string, diagnostics: Diagnostics): Map<string, Definition> {
  const found = new Map<string, Definition>();
  visitMarkdown(tree, (node) => {
    if (node.type !== "definition") return;
    const id = node.identifier.toUpperCase();
    const first = found.get(id);
    if (!first) found.set(id, node);
    else if (first.url !== node.url)
      diagnostics.add("definition-duplicate", placeOf(node, file), {
        id: node.label ?? node.identifier,
        line: first.position?.start.line ?? 1,
      });
  });
  return found;
}

/** Notes that nobody will read: of two with one name the first counts, and one that no text cites is not shown. */
export function reportLostNotes(tree: Root, file: string, diagnostics: Diagnostics): void {
  const notes = new Map<string, FootnoteDefinition>();
  visitMarkdown(tree, (node) => {
    if (node.type !== "footnoteDefinition") return;
    const id = node.identifier.toUpperCase();
    const first = notes.get(id);
    if (!first) notes.set(id, node);
    else if (textOfMarkdown(first).trim() !== textOfMarkdown(node).trim())
      diagnostics.add("footnote-duplicate", placeOf(node, file), {
        id: node.label ?? node.identifier,
        line: first.position?.start.line ?? 1,
      });
  });
  const read = citedNotes(tree, notes);
  for (const [id, note] of notes)
    if (!read.has(id))
      diagnostics.add("footnote-uncited", placeOf(note, file), { id: note.label ?? note.identifier });
}

/** Notes that the text cites, or that a cited note cites. */
function citedNotes(tree: Root, notes: ReadonlyMap<string, FootnoteDefinition>): Set<string> {
  const cited = new Set<string>();
  const collect = (node: Nodes): void => {
    if (node.type === "footnoteReference") cited.add(node.identifier.toUpperCase());
    if ("children" in node)
      for (const child of node.children) if (child.type !== "footnoteDefinition") collect(child);
  };
  collect(tree);
  // The set grows while it is walked.
  for (const id of cited) for (const child of notes.get(id)?.children ?? []) collect(child);
  return cited;
}

function placeOf({ position }: Nodes, file: string): { file: string; line?: number; column?: number } {
  return position ? { file, line: position.start.line, column: position.start.column } : { file };
}
