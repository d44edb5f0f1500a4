import type { ElementContent, Properties } from "hast";

/** An item of a list, as hast. */
export interface ListItemContent {
  text: ElementContent[];
  source: Properties;
}

/** An item of a list that starts with a term. */
export interface TermItemContent {
  term: ElementContent[] | undefined;
  /** What follows the term in its paragraph. */
  rest: ElementContent[] | undefined;
  /** Further blocks of the item. */
  more: ElementContent[];
  source: Properties;
}

/** A line of a paragraph, or a block that is no paragraph. */
export type LineContent =
  | { kind: "name" | "line"; text: ElementContent[]; source: Properties }
  | { kind: "block"; element: ElementContent };

/** What `run` gets for each kind of content. */
export interface BlockContent {
  none: null;
  blocks: ElementContent[];
  list: readonly ListItemContent[];
  "list-with-terms": readonly TermItemContent[];
  "list-with-titles": readonly TermItemContent[];
  lines: readonly LineContent[];
}
