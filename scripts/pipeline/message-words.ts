import type { Diagnostics } from "../findings/diagnostics.ts";
import { linesOf } from "../formats/txt/text-block.ts";
import { textBlocks } from "../formats/txt/text-blocks.ts";
import { mergeWords } from "../merge/mail/merge-words.ts";
import type { BodyRequest } from "../merge/merge-document.ts";

/** Columns of a line: what plain text in mail keeps to (RFC 3676 §4.2 asks for 78 at most). */
const width = 72;

/** A document's own message for one reader, as HTML and as plain text; undefined where the template's words go. */
export function messageWords(
  request: BodyRequest,
  diagnostics: Diagnostics,
): { html: string; text: string } | undefined {
  const { message } = request.document;
  if (!message) return undefined;
  const { html, root } = mergeWords(request, message, diagnostics);
  const blocks = textBlocks(
    root.children.filter((node) => node.type !== "doctype"),
    {
      width,
      inCloseItem: false,
      blocksOf: textBlocks,
    },
  );
  return { html, text: linesOf(blocks).join("\n") };
}
