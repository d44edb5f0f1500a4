import type { Heading, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { cloneTree } from "../document/clone-tree.ts";
import type { DocumentModel, DocumentPart } from "../document/document-model.ts";
import { visitMarkdown } from "../document/tree.ts";

/**
 * The body with its cover letter before it and the chosen annexes behind it, each as the panel of that name. A template
 * that has no such slot shows them where they stand.
 *
 * @param chosen names or numbers of the annexes that this copy has; all when undefined
 */
export function joinParts(
  { body, parts }: DocumentModel,
  chosen: readonly string[] | undefined,
  labels: Readonly<Record<string, string>>,
): Root {
  const own = cloneTree(body);
  const top = Math.min(...depthsOf(own), 6);
  const depth = depthOf(top === 6 && depthsOf(own).length === 0 ? 2 : top);
  const cover = parts
    .filter(({ kind }) => kind === "cover-letter")
    .map((part) => panel(part, atDepth(part.body, depth)));
  const annexes = parts
    .filter((part) => part.kind === "annex" && isChosen(part, chosen))
    .map((part, index) => {
      const name = annexHeading(part, parts, labels);
      const below = depthOf(depth + 1);
      // The template begins a page for the first.
      const before = index > 0 ? [pageBreak(part.body)] : [];
      return panel(part, [...before, heading(name, depth, part.body), ...atDepth(part.body, below)]);
    });
  return { ...own, children: [...cover, ...own.children, ...annexes] };
}

/** “Annex 2. Title”, numbered where there are several. */
export function annexHeading(
  { number, title }: DocumentPart,
  parts: readonly DocumentPart[],
  labels: Readonly<Record<string, string>>,
): string {
  const several = parts.filter(({ kind }) => kind === "annex").length > 1;
  return `${labels.annex ?? "Annex"}${several ? ` ${number}` : ""}${title ? `. ${title}` : ""}`;
}

/** Whether a copy has an annex: it is named, by name or by number. */
function isChosen(
  { name, number }: Pick<DocumentPart, "name" | "number">,
  chosen: readonly string[] | undefined,
): boolean {
  return chosen === undefined || chosen.includes(name) || chosen.includes(String(number));
}

function panel(part: DocumentPart, children: RootContent[]): ContainerDirective {
  const name = part.kind === "annex" ? "annexes" : part.kind;
  return {
    type: "containerDirective",
    name: "panel",
    attributes: { name },
    children: children as ContainerDirective["children"],
    ...(part.body.position && { position: part.body.position }),
  };
}

function heading(text: string, depth: Heading["depth"], { position }: Root): Heading {
  return { type: "heading", depth, children: [{ type: "text", value: text }], ...(position && { position }) };
}

function pageBreak({ position }: Root): RootContent {
  return {
    type: "leafDirective",
    name: "pagebreak",
    attributes: {},
    children: [],
    ...(position && { position }),
  };
}

/** A copy of a text whose highest heading stands at that depth. */
function atDepth(body: Root, depth: number): RootContent[] {
  const own = cloneTree(body);
  const shift = depth - Math.min(...depthsOf(own));
  for (const node of headingsIn(own)) node.depth = depthOf(node.depth + shift);
  return own.children;
}

function depthsOf(body: Root): number[] {
  return headingsIn(body).map(({ depth }) => depth);
}

/** The depth, or the lowest that there is. */
function depthOf(wanted: number): Heading["depth"] {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths.find((depth) => depth === wanted) ?? 6;
}

/** The headings of a text, in order. */
export function headingsIn(body: Root): Heading[] {
  const found: Heading[] = [];
  visitMarkdown(body, (node) => {
    if (node.type === "heading") found.push(node);
  });
  return found;
}
