import type { Node, Root } from "mdast";
import type { Place } from "../findings/diagnostics.ts";
import { visitMarkdown } from "./tree.ts";

/*
 * Where a block stands among the texts of its document: in the file of the main text, or in that of a part. Trees and files
 * have room for one line number only (`data-src="12:3"`), so the lines of parts count on from those of the texts before. This file
 * alone writes such positions and reads them; everybody else gets a `Place`, which names the file and the line in it.
 */

/** A further text of a document: its cover letter, an annex. */
export interface SourcePart {
  /** Workspace-relative path of its Markdown. */
  path: string;
  /** Number of its first line when all texts of the document stand one behind the other. */
  firstLine: number;
}

/** The texts of a document, in whose lines positions are counted. A `Publication` has them. */
export interface SourceTexts {
  /** Workspace-relative path of the main text. */
  source: string;
  /** In the order of reading. */
  parts: readonly SourcePart[];
}

/** The texts of a document that has been read. */
export function textsOf({ path, parts }: { path: string; parts: readonly SourcePart[] }): SourceTexts {
  return { source: path, parts: parts.map((part) => ({ path: part.path, firstLine: part.firstLine })) };
}

/** Lets the lines of a part's tree count on from those of the texts before it. */
export function countOn(body: Root, firstLine: number): void {
  const shift = (node: Node): void => {
    for (const point of node.position ? [node.position.start, node.position.end] : [])
      point.line += firstLine - 1;
  };
  shift(body);
  visitMarkdown(body, shift);
}

/** Where a node of the joined texts stands. */
export function placeOfNode(node: Node, texts: SourceTexts): Place {
  const { line, column } = node.position?.start ?? {};
  return placeAt(line, column, texts);
}

/** Where the block with that `data-src` stands; the main text's file alone when nothing is known. */
export function placeOfSource(src: string | undefined, texts: SourceTexts): Place {
  const [line, column] = (src ?? "").split(":").map(Number);
  return placeAt(line || undefined, column || undefined, texts);
}

function placeAt(
  line: number | undefined,
  column: number | undefined,
  { source, parts }: SourceTexts,
): Place {
  if (line === undefined) return { file: source };
  const part = parts.findLast(({ firstLine }) => firstLine <= line);
  return part ? { file: part.path, line: line - part.firstLine + 1, column } : { file: source, line, column };
}

/** The `data-src` of what a node becomes; undefined for nodes that stand in no text. */
export function sourceOfNode(node: Node): string | undefined {
  return node.position && sourceOfPoint(node.position.start);
}

/** The `data-src` of something within a node, as many characters behind its start in the text from which the node was read. */
export function sourceWithin({ position }: Node, before: string): string {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  const lines = before.split("\n");
  const last = lines.at(-1)?.length ?? 0;
  return sourceOfPoint({
    line: line + lines.length - 1,
    column: (lines.length === 1 ? column : 1) + last,
  });
}

/** The `data-src` of a place in one of the texts; undefined for places without a line, and in other files. */
export function sourceOfPlace(
  { file, line, column }: Place,
  { source, parts }: SourceTexts,
): string | undefined {
  const first = file === source ? 1 : parts.find(({ path }) => path === file)?.firstLine;
  if (first === undefined || line === undefined) return undefined;
  return sourceOfPoint({ line: line + first - 1, column: column ?? 1 });
}

function sourceOfPoint({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}
