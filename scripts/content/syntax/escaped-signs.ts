import type { Root } from "mdast";
import type { Extension } from "mdast-util-from-markdown";
import type { Processor } from "unified";
import { visitMarkdown } from "../../document/tree.ts";

/*
 * A backslash takes the meaning from a sign, also where Dipla reads a text after Markdown has: `\[words]{lang=en}`, `\{#id}`, `\^^`, `\: words`,
 * `> \[!NOTE]`. Markdown drops the backslash, so until all is read, a noncharacter (Unicode §23.7), which no text holds, stands for
 * the sign behind it.
 */
const signs = "[]{}^>:!";
const firstMask = 0xfdd0;
const masks = /[\uFDD0-\uFDD7]/g;

/** Signs behind a backslash stay marked as such until `unmaskEscapes`. */
export function maskEscapes(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: Extension[] };
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    exit: {
      characterEscapeValue(token) {
        const text = this.stack.at(-1);
        this.config.exit.data?.call(this, token);
        const place = signs.indexOf(this.sliceSerialize(token));
        if (place >= 0 && text && "value" in text)
          text.value = text.value.slice(0, -1) + String.fromCharCode(firstMask + place);
      },
    },
  });
}

/** The signs themselves again, wherever a tree has text. */
export function unmaskEscapes(tree: Root): void {
  visitMarkdown(tree, (node) => {
    unmaskIn(node);
    if ("attributes" in node && node.attributes) unmaskIn(node.attributes);
  });
}

function unmaskIn(holder: object): void {
  for (const [key, value] of Object.entries(holder))
    if (typeof value === "string" && value.search(masks) >= 0)
      Object.assign(holder, {
        [key]: value.replace(masks, (mask) => signs[mask.charCodeAt(0) - firstMask] ?? ""),
      });
}
