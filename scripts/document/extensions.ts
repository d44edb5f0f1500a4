import type { PluggableList } from "unified";
import type { OwnBlock } from "./blocks/own-block.ts";
import type { DataValue } from "./data-value.ts";

/** Turns a value into text of one language; undefined means that the value is of the wrong kind. */
export type OwnHelper = (value: DataValue, lang: string) => string | undefined;

/** What a workspace's configuration adds to Dipla's Markdown. */
export interface Extensions {
  /** By the name behind the colons. */
  blocks: Readonly<Record<string, OwnBlock>>;
  /** By the name in `{{ name path }}`. */
  helpers: Readonly<Record<string, OwnHelper>>;
  /** Plugins for remark, in the order in which they run. */
  plugins: PluggableList;
}

/** Of a workspace that adds nothing. */
export const noExtensions: Extensions = { blocks: {}, helpers: {}, plugins: [] };

/** Names that blocks of a workspace's own can't have. */
export const blockNames = [
  ...["panel", "callout", "columns", "figures", "cards", "timeline", "contact", "signatures"],
  ...["when", "unless", "pagebreak", "toc", "qr", "chart"],
] as const;

/** Names that helpers of a workspace's own can't have: those of formats, of pages, and Handlebars'. */
export const helperNames = [
  ...["number", "percent", "date", "short-date", "list", "slot", "toc", "mark", "qr", "ornament"],
  ...["if", "unless", "each", "with", "lookup", "log", "else"],
] as const;
