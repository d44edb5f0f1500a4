import type { Table, TableRow } from "mdast";
import type { TableCaptionNode } from "./mdast-nodes.ts";

/** The caption of a Markdown table, where it has one. */
export function captionOf({ children: [first] }: Table): TableCaptionNode | undefined {
  return first?.type === "tableCaption" ? first : undefined;
}

/** The rows of a Markdown table, its head first. */
export function rowsOf({ children }: Table): TableRow[] {
  return children.filter((child) => child.type === "tableRow");
}
