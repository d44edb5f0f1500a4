import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Role } from "../publication-nodes.ts";
import type { AttributeFault, Attributes } from "./attributes.ts";

/** What stands in a block, and so what its `run` gets; `merge/blocks/read-content.ts` makes it. */
export type ContentKind =
  | "none"
  /** Anything that a text may hold. */
  | "blocks"
  /** One list, whose items are text. */
  | "list"
  /** One list whose items start with a bold term. */
  | "list-with-terms"
  /** The same, but an item may consist of its term only, which then need not be bold. */
  | "list-with-titles"
  /** Paragraphs taken apart at their line ends, and pictures. */
  | "lines";

/**
 * What is known of a `:::name` or `::name` without running it. Reading has these only: which names there are, which
 * attributes they take, and which of those are files to be looked up.
 */
export interface BlockDeclaration {
  name: string;
  /** `container`: `:::name` … `:::`. `leaf`: `::name` alone in its line. */
  kind: "container" | "leaf";
  /** For the manual: what a reader gets, without a full stop. */
  description: string;
  /** For the manual and for hints: the block as one would write it. */
  example: string;
  /** `condition`: the braces hold a comparison (`recipient.lang=bg`), read by `merge/conditions.ts`. */
  attributes: Attributes | "condition";
  content: ContentKind;
  /** It can't stand in another block, a list or a quotation; in a condition it can. */
  outermost?: true;
  /** The roles of what it makes, beside those of its content; in the manual for those who write templates. */
  roles: readonly Role[];
}

/** Declarations by name. */
export type BlockDeclarations = ReadonlyMap<string, BlockDeclaration>;

/** `::name` or `:::name`. */
export function colonName({ kind, name }: Pick<BlockDeclaration, "kind" | "name">): string {
  return `${kind === "leaf" ? "::" : ":::"}${name}`;
}

/** Tells that an attribute, or the line of a block, is wrong, with the way it should be. */
export function reportBlock(
  { name, example }: Pick<BlockDeclaration, "name" | "example">,
  params: AttributeFault["params"],
  place: Place,
  diagnostics: Diagnostics,
): void {
  const line = example.replace(/\n+/g, " / ");
  diagnostics.add("directive-attribute", place, { name, example: line, ...params });
}
