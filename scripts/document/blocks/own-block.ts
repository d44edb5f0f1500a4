import type { Element, ElementContent, Properties } from "hast";
import type { Attribute, AttributeValues, FileAttribute } from "./attributes.ts";
import type { BlockContent } from "./block-content.ts";
import type { ContentKind } from "./block-declaration.ts";

/** Attributes by name; files are looked up for Dipla's own blocks alone. */
export type OwnAttributes = Readonly<Record<string, Exclude<Attribute, FileAttribute>>>;

/** What the function of a workspace's own block gets. */
export interface OwnBlockCall<A extends OwnAttributes = OwnAttributes, C extends ContentKind = ContentKind> {
  /** Checked, each as its type says. */
  attributes: AttributeValues<A>;
  /** What stands in the block, made into hast already; its form follows from `content`. */
  content: BlockContent[C];
  /** The document's language, BCP 47. */
  lang: string;
  /** Makes an element: `element("p", { dataRole: "callout-title" }, [text("Steps")])`. */
  element(name: string, properties?: Properties, children?: readonly ElementContent[]): Element;
  /** Makes text. */
  text(value: string): ElementContent;
}

/**
 * A block of a workspace's own, from `blocks:` in `dipla.config.ts`. It is made of Dipla's elements and roles, so that every format can
 * show it.
 */
export interface OwnBlock<A extends OwnAttributes = OwnAttributes, C extends ContentKind = ContentKind> {
  /** `container`: `:::name` … `:::`. `leaf`: `::name` alone in its line. */
  kind: "container" | "leaf";
  /** What a reader gets. */
  description?: string | undefined;
  /** The block as one would write it, for hints. */
  example?: string | undefined;
  attributes?: A | undefined;
  content: C;
  /** Elements in the order in which they are read; what it throws is told at the block's line. */
  run(call: OwnBlockCall<A, C>): ElementContent | readonly ElementContent[];
}
