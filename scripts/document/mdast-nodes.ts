import type { BlockContent, DefinitionContent, Literal, Parent, PhrasingContent } from "mdast";
import type { Field, FieldText } from "./field-text.ts";

/** A merge field in running text. */
export interface MergeFieldNode extends Literal {
  type: "mergeField";
  value: string;
  field: Field;
}

/** `Term` / `: definition` groups. */
export interface DefinitionListNode extends Parent {
  type: "definitionList";
  children: (DefinitionTermNode | DefinitionDescriptionNode)[];
}

/** The term of a definition list. */
export interface DefinitionTermNode extends Parent {
  type: "definitionTerm";
  children: PhrasingContent[];
}

/** A definition. */
export interface DefinitionDescriptionNode extends Parent {
  type: "definitionDescription";
  children: (BlockContent | DefinitionContent)[];
}

/** `[words]{lang=en}`. */
export interface LanguageSpanNode extends Parent {
  type: "languageSpan";
  lang: string;
  children: PhrasingContent[];
}

/** An image alone in its paragraph, with a title: a numbered figure. */
export interface FigureNode extends Parent {
  type: "figure";
  children: PhrasingContent[];
}

/** A table's caption, its label word removed: the first of the table's children, as it stands above the rows. */
export interface TableCaptionNode extends Parent {
  type: "tableCaption";
  children: PhrasingContent[];
}

/** Where a cell that joins another one points: `^^` up, `>>` left. */
export type CellJoin = "up" | "left";

/** What Dipla adds to a node's `data`. */
export interface DiplaData {
  /** A role written at the end of a block: `{.lead}`. */
  role?: string;
  /** A stable id written as `{#id}`. */
  id?: string;
  /** Attributes that hold fields, by attribute name. */
  fields?: Record<string, FieldText>;
  join?: CellJoin;
  /** What a list's numbers were typed with, where that is no full stop: `1)`. */
  delimiter?: ")";
}

declare module "mdast" {
  interface PhrasingContentMap {
    mergeField: MergeFieldNode;
    languageSpan: LanguageSpanNode;
  }
  interface BlockContentMap {
    definitionList: DefinitionListNode;
    figure: FigureNode;
  }
  interface TableContentMap {
    tableCaption: TableCaptionNode;
  }
  interface RootContentMap {
    tableCaption: TableCaptionNode;
    mergeField: MergeFieldNode;
    languageSpan: LanguageSpanNode;
    definitionList: DefinitionListNode;
    definitionTerm: DefinitionTermNode;
    definitionDescription: DefinitionDescriptionNode;
    figure: FigureNode;
  }
  interface Data extends DiplaData {}
}
