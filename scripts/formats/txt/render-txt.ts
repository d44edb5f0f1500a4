import { childrenOf } from "../../document/tree.ts";
import type { Renderer } from "../../render/renderer.ts";
import { linesOf } from "./text-block.ts";
import { textBlocks } from "./text-blocks.ts";

/** Columns of a line: what RFC 5322 and plain text in mail have kept to since terminals had 80. */
const width = 72;

/** Publication → plain text, in reading order, without running lines, page numbers and decoration. */
export const renderTxt: Renderer = async ({ publication }) => {
  const blocks = textBlocks(childrenOf(publication.body), {
    width,
    inCloseItem: false,
    blocksOf: textBlocks,
  });
  const text = `${linesOf(blocks).join("\n")}\n`.normalize("NFC");
  return { bytes: new TextEncoder().encode(text), standards: [] };
};
