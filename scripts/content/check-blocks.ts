import type { Html, Nodes, Paragraph, Root } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { readAttributes } from "../document/blocks/attributes.ts";
import {
  type BlockDeclaration,
  type BlockDeclarations,
  colonName,
  reportBlock,
} from "../document/blocks/block-declaration.ts";
import { isComment } from "../document/html-comment.ts";
import { nearest } from "../document/nearest.ts";
import { placeOfNode } from "../document/position.ts";
import { visitInheritedMarkdown, visitMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";

/** The text whose blocks are checked. */
interface Checked {
  /** The file's lines as they were written: positions in the tree lead here. */
  lines: readonly string[];
  file: string;
  blocks: BlockDeclarations;
  diagnostics: Diagnostics;
}

type Directive = ContainerDirective | LeafDirective;

/**
 * Tells every block that isn't known, is written with the wrong number of colons, or has an attribute that it doesn't
 * take. Whether a reader gets it doesn't matter: who reads what never depends on a slip.
 */
export function checkBlocks(tree: Root, text: string, checked: Omit<Checked, "lines">): void {
  const context = { ...checked, lines: text.split("\n") };
  visitInheritedMarkdown(tree, false, (node, inside) => {
    if (node.type === "containerDirective" || node.type === "leafDirective")
      checkDirective(node, inside, context);
    return inside || !isCondition(node, checked.blocks);
  });
}

/** Tells every line that names a block and yet became text. The places in the tree have to be still the parser's. */
export function reportUnreadBlocks(tree: Root, text: string, checked: Omit<Checked, "lines">): void {
  const context = { ...checked, lines: text.split("\n") };
  visitMarkdown(tree, (node) => {
    // A block of HTML ends with a blank line only, and takes what stands in its way for its own words.
    if (node.type === "paragraph" || (node.type === "html" && !isComment(node.value)))
      checkParagraph(node, context);
  });
}

function isCondition(node: Nodes, blocks: BlockDeclarations): boolean {
  return node.type === "containerDirective" && blocks.get(node.name)?.attributes === "condition";
}

function checkDirective(node: Directive, inside: boolean, checked: Checked): void {
  const kind = node.type === "leafDirective" ? "leaf" : "container";
  const block = checked.blocks.get(node.name);
  const place = placeOfNode(node, { source: checked.file, parts: [] });
  if (block?.kind !== kind) {
    const params = {
      name: colonName({ kind, name: node.name }),
      ...instead(node.name, kind, checked.blocks),
    };
    checked.diagnostics.add("directive-unknown", place, params);
  } else {
    checkAttributes(node, block, place, checked);
    if (inside && block.outermost)
      reportBlock(block, { reason: "block-inside", suggestion: "close-before" }, place, checked.diagnostics);
    if (kind === "leaf" && node.children.length > 0)
      reportBlock(
        block,
        { reason: "label-on-leaf", suggestion: "attributes-instead" },
        place,
        checked.diagnostics,
      );
  }
}

/** What was probably meant: the same name with another number of colons, a name that is nearly the same, or any. */
function instead(
  name: string,
  kind: BlockDeclaration["kind"],
  blocks: BlockDeclarations,
): { suggestion: string; near?: string; known?: string } {
  const names = [...blocks.keys()];
  const meant = blocks.get(name) ?? blocks.get(nearest(name, names) ?? "");
  if (!meant) {
    const known = [...blocks.values()].filter((block) => block.kind === kind).map(colonName);
    return { suggestion: "known-blocks", known: known.join(" ") };
  }
  const colons = meant.kind === kind ? "meant-block" : `meant-${meant.kind}`;
  return { suggestion: colons, near: colonName(meant) };
}

function checkAttributes(node: Directive, block: BlockDeclaration, place: Place, checked: Checked): void {
  const { diagnostics } = checked;
  const places = attributePlaces(node, place, checked);
  for (const [attribute, [, again]] of places)
    if (again) {
      const params = { attribute, reason: "attribute-twice", suggestion: "once-only" };
      reportBlock(block, params, again, diagnostics);
    }
  if (block.attributes === "condition") return;
  const open = Object.keys(node.data?.fields ?? {});
  const { faults } = readAttributes(block.attributes, node.attributes ?? {}, open);
  for (const { attribute, params } of faults)
    reportBlock(block, params, places.get(attribute)?.[0] ?? place, diagnostics);
}

const attributePattern =
  /[#.]([^\s#.{}"'<=>`]+)|([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<=>`{}]+))?/g;

/** Where each attribute stands in the block's line; classes (`.a.b`) may stand there several times. */
function attributePlaces(node: Directive, place: Place, { lines }: Checked): Map<string, Place[]> {
  const line = lines[(place.line ?? 0) - 1] ?? "";
  const opening = line.indexOf("{", (place.column ?? 1) - 1);
  const places = new Map<string, Place[]>();
  if (opening < 0 || Object.keys(node.attributes ?? {}).length === 0) return places;
  for (const { 0: written, 2: named, index } of line.slice(opening + 1).matchAll(attributePattern)) {
    const name = named ?? (written.startsWith("#") ? "id" : "class");
    const known = places.get(name) ?? [];
    if (name === "class" && known.length > 0) continue;
    places.set(name, [...known, { ...place, column: opening + 2 + index }]);
  }
  return places;
}

const blockLine = /^[\s>]*(::+)(\s*)([A-Za-z][\w-]*)(.*)$/;

/** A line that names a block and yet is text: a brace is missing, a value needs quotes, a space is too much. */
function checkParagraph({ position }: Paragraph | Html, checked: Checked): void {
  const { lines, file, blocks, diagnostics } = checked;
  if (!position) return;
  for (let line = position.start.line; line <= position.end.line; line += 1) {
    const from = line === position.start.line ? position.start.column - 1 : 0;
    const written = lines[line - 1] ?? "";
    const [, colons = "", space = "", name = "", rest = ""] = blockLine.exec(written.slice(from)) ?? [];
    const block = blocks.get(name) ?? blocks.get(nearest(name, [...blocks.keys()]) ?? "");
    // Words that merely follow colons are text, unless it is a block's own name that they follow, or they decide who reads.
    const isOwn = block?.attributes === "condition" || space === "" || /^\s*(\{.*)?$/.test(rest);
    if (!block || !isOwn) continue;
    const column = written.indexOf(colons, from) + 1;
    const params = { reason: "block-unreadable", suggestion: "block-line" };
    reportBlock(block, params, { file, line, column }, diagnostics);
  }
}
