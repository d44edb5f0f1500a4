import type { Paragraph, PhrasingContent, RootContent, Table } from "mdast";

// "Table" in the languages that have built-in labels, as the label says it too; the words that may start a caption.
const word = "Table|Таблица|Tabelle|Tableau|Таблиця|Tabel|Tabelul|Табела|Tablo|الجدول|جدول|טבלה";
const captionPattern = new RegExp(`^(?:${word}):\\s*`, "u");

/**
 * `Table: caption` after a table becomes the table's `data.caption`. Directly below a table without an empty
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
      if (previous?.type === "table" && !previous.data?.caption) {
        previous.data = { ...previous.data, caption: withoutWord(child.children) };
        continue;
      }
      onOrphan(child);
    }
    result.push(child);
  }
  return result;
}

function takeCaptionRow(table: Table): void {
  const last = table.children.at(-1);
  const [first, ...others] = last?.children ?? [];
  if (table.children.length < 2 || !first || !isCaption(first.children)) return;
  if (others.some((cell) => cell.children.length > 0)) return;
  table.children.pop();
  table.data = { ...table.data, caption: withoutWord(first.children) };
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
