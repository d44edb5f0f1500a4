import type { Nodes, Parent, PhrasingContent, Root, RootContent } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type PluggableList, type Processor, unified } from "unified";
import type { BlockDeclarations } from "../document/blocks/block-declaration.ts";
import { visitMarkdown } from "../document/tree.ts";
import type { Diagnostics } from "../findings/diagnostics.ts";
import { checkBlocks, reportUnreadBlocks } from "./check-blocks.ts";
import { parseWithPlugins, runPlugins } from "./plugins/run-plugins.ts";
import { blockAttributes } from "./syntax/block-attributes.ts";
import { blockDirectivesOnly } from "./syntax/block-directives.ts";
import { bulletLists } from "./syntax/bullet-list.ts";
import { cellJoins } from "./syntax/cell-joins.ts";
import { breakLines, plainLines } from "./syntax/control-signs.ts";
import { definitionLists } from "./syntax/definition-list.ts";
import { enumeratedLines } from "./syntax/enumerated-lines.ts";
import { maskEscapes, unmaskEscapes } from "./syntax/escaped-signs.ts";
import { figures } from "./syntax/figures.ts";
import { fillPositions } from "./syntax/fill-positions.ts";
import { alertsAsCallouts } from "./syntax/foreign-blocks.ts";
import { reportForeignMarks } from "./syntax/foreign-marks.ts";
import { languageSpans } from "./syntax/language-span.ts";
import { listDelimiters } from "./syntax/list-delimiters.ts";
import { maskFields, unmaskFields } from "./syntax/merge-field.ts";
import { nestBlocks } from "./syntax/nested-blocks.ts";
import { notesBehindAddresses } from "./syntax/notes-behind-addresses.ts";
import { reportNumbersAsMarkup } from "./syntax/numbers-as-markup.ts";
import { useQuickEdits } from "./syntax/quick-edits.ts";
import { reportLostNotes, resolveReferences } from "./syntax/references.ts";
import { reportRemnants } from "./syntax/remnants.ts";
import { tableCaptions } from "./syntax/table-caption.ts";
import { outOfBounds } from "./syntax/text-bounds.ts";
import { reportUndefinedNotes } from "./syntax/undefined-notes.ts";

useQuickEdits();
const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ["yaml"])
  .use(remarkGfm, { singleTilde: false })
  .use(blockDirectivesOnly)
  .use(maskEscapes)
  .freeze();

/**
 * Markdown → mdast with Dipla's own nodes and positions. Never throws: whatever is odd becomes a diagnostic.
 *
 * @param blocks what `:::name` and `::name` may stand there
 * @param plugins remark's: they read the text with the parser, and change its tree before Dipla makes anything of it
 */
export function parseMarkdown(
  text: string,
  file: string,
  blocks: BlockDeclarations,
  diagnostics: Diagnostics,
  plugins: PluggableList = [],
): Root {
  const leaves = [...blocks].filter(([, { kind }]) => kind === "leaf").map(([name]) => name);
  const bound = outOfBounds(text, new Set(leaves));
  if (bound) {
    const { line, column, ...params } = bound;
    diagnostics.add("text-out-of-bounds", { file, line, column }, params);
    // Its front matter still says what it is called.
    return processor.parse(/^---\n(?:(?!---\n)[^\n]{0,2000}\n){0,500}---\n/.exec(text)?.[0] ?? "");
  }
  const plain = plainLines(text);
  const { source, unclosed } = nestBlocks(plain, blocks, linesOfFencedCode(plain));
  const masked = maskFields(source);
  const parser = (): Processor<Root> => processor();
  const parsed = plugins.length > 0 ? parseWithPlugins(masked, plugins, parser) : processor.parse(masked);
  listDelimiters(parsed, masked);
  reportNumbersAsMarkup(parsed, masked, file, diagnostics);
  const tree = runPlugins(parsed, { source: masked, file }, { plugins, parser }, diagnostics);
  const code = linesOfCode(tree);
  // What has no end by its nature is told as such; indented code is only known after parsing.
  for (const { name, line, column } of unclosed)
    if (blocks.get(name)?.kind !== "leaf" && !code.has(line))
      diagnostics.add("directive-unclosed", { file, line, column }, { name });
  notesBehindAddresses(tree);
  // While places are still those of the parser: what follows splits and moves text.
  reportUndefinedNotes(tree, source, file, diagnostics);
  reportLostNotes(tree, file, diagnostics);
  reportForeignMarks(tree, file, diagnostics);
  resolveReferences(tree, file, diagnostics);
  reportUnreadBlocks(tree, text, { file, blocks, diagnostics });
  breakLines(tree);
  alertsAsCallouts(tree);
  extend(tree, file, diagnostics);
  // Only now: that an address has no position tells where it swallowed the end of a language's words.
  fillPositions(tree);
  reportRemnants(tree, text, file, diagnostics);
  unmaskEscapes(tree);
  unmaskFields(tree, source, file, diagnostics);
  checkBlocks(tree, text, { file, blocks, diagnostics });
  return tree;
}

/** What holds a text's words, and words in it: marked words may hold others. */
const textHolders: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "tableCell",
  "tableCaption",
  "definitionTerm",
  "strong",
  "emphasis",
  "delete",
  "link",
] satisfies TextHolder["type"][]);

/** Where a fence begins depends on the lists, quotations and notes around it: only the parser knows it. */
function linesOfFencedCode(text: string): ReadonlySet<number> {
  if (!/`{3}|~{3}/.test(text) || !text.includes(":::")) return new Set();
  const lines = text.split("\n");
  return linesOfCode(processor.parse(text), (line) => /`{3}|~{3}/.test(lines[line - 1] ?? ""));
}

/** @param isWanted by the line that a piece of code begins in */
function linesOfCode(tree: Root, isWanted: (line: number) => boolean = () => true): Set<number> {
  const lines = new Set<number>();
  visitMarkdown(tree, ({ type, position }) => {
    if (type === "code" && position && isWanted(position.start.line))
      for (let line = position.start.line; line <= position.end.line; line += 1) lines.add(line);
  });
  return lines;
}

function extend(node: Nodes, file: string, diagnostics: Diagnostics): void {
  if (holdsText(node)) node.children = languageSpans(node.children);
  if (node.type === "paragraph" || node.type === "heading") blockAttributes(node);
  if (node.type === "table") {
    cellJoins(node, (mark, line, column) =>
      diagnostics.add("table-span-invalid", { file, line, column }, { mark }),
    );
  }
  if (!("children" in node)) return;
  if (holdsBlocks(node)) {
    const parent = node as Parent & { children: RootContent[] };
    parent.children = figures(
      definitionLists(
        bulletLists(
          enumeratedLines(withCaptions(parent.children, file, diagnostics), file, diagnostics),
          file,
          diagnostics,
        ),
      ),
    );
  }
  for (const child of node.children as (RootContent | PhrasingContent)[]) extend(child, file, diagnostics);
}

function withCaptions(children: RootContent[], file: string, diagnostics: Diagnostics): RootContent[] {
  return tableCaptions(children, ({ position }) => {
    const { line, column } = position?.start ?? {};
    diagnostics.add("caption-without-table", { file, line, column });
  });
}

type TextHolder = Extract<Nodes, { children: PhrasingContent[] }>;

function holdsText(node: Nodes): node is TextHolder {
  return textHolders.has(node.type);
}

function holdsBlocks(node: Nodes): boolean {
  return ["root", "blockquote", "listItem", "containerDirective", "footnoteDefinition"].includes(node.type);
}
