import type { Paragraph, PhrasingContent, RootContent, Table } from "mdast";
import { captionOf, rowsOf } from "../../document/table-parts.ts";
import { captionWords } from "../../languages/caption-words.ts";
import { blockAttributes } from "./block-attributes.ts";

// In every language's words: a text may quote another's table. French has a space before the colon.
const words = Object.values(captionWords).flat();
const captionPattern = new RegExp(`^(?:${words.join("|")})[ \\u00a0\\u202f]?:\\s*`, "u");

/**
 * `Table: caption` after a table becomes the table's `tableCaption`. Directly below a table without an empty
 * line GFM reads it as one more row; that row is taken back.
 */
export function tableCaptions(
  children: RootContent[],
  onOrphan: (paragraph: Paragraph) => void,
): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const previous = result.at(-1);
    if (child.type === "table") takeCaptionRow(child);
    if (child.type === "paragraph" && isCaption(child.children)) {
      if (previous?.type === "table" && !captionOf(previous)) {
        takeCaption(previous, child);
        continue;
      }
      onOrphan(child);
    }
    result.push(child);
  }
  return result;
}

function takeCaptionRow(table: Table): void {
  const rows = rowsOf(table);
  const [first, ...others] = rows.at(-1)?.children ?? [];
  if (!first || rows.length < 2 || !isCaption(first.children)) return;
  if (others.some((cell) => cell.children.length > 0)) return;
  table.children.pop();
  takeCaption(table, { type: "paragraph", children: first.children });
}

/** A caption's words, and the `{#id}` at its end, which is the table's. */
function takeCaption(table: Table, paragraph: Paragraph): void {
  blockAttributes(paragraph);
  table.data = { ...table.data, ...paragraph.data };
  const { position } = paragraph;
  table.children.unshift({
    type: "tableCaption",
    children: withoutWord(paragraph.children),
    ...(position && { position }),
  });
}

function isCaption(children: readonly PhrasingContent[]): boolean {
  return children[0]?.type === "text" && captionPattern.test(children[0].value);
}

function withoutWord(children: PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = children;
  return first?.type === "text"
    ? [{ ...first, value: first.value.replace(captionPattern, "") }, ...rest]
    : children;
}
