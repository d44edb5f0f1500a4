import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from "mdast";
import { textOfMarkdown } from "../../document/tree.ts";
import type { Diagnostics } from "../../findings/diagnostics.ts";
import { dash, isDashed, readDashes } from "./dash-lines.ts";
import { isWrapped, splitLines } from "./split-lines.ts";

/**
 * What stands for a bullet at a line's start: "•" in any case; other round, square and pointed ones, and those of Word's symbol fonts
 * (Symbol and Wingdings lie at U+F020–F0FF), before a space; letters and dashes, which are words otherwise, before the tab that Word
 * writes. Its levels are "•", "o" and "§" by default.
 */
const bullet = /^\s*(•|[‣◦▪▫●○■◆◇►▶➢➤\uF020-\uF0FF](?=\s|$)|[o§–—·](?=\t))\s*/;

/**
 * Lines that start with a bullet, as Word and e-mail leave them, become a real list. Text before the first such line
 * stays a paragraph; lines without a bullet continue the item above; bullet paragraphs that follow each other
 * make one list. A bullet that is new below another one begins a list within its item.
 */
export function bulletLists(children: RootContent[], file: string, diagnostics: Diagnostics): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const above = child.type === "paragraph" && result.at(-1);
    const parts = child.type === "paragraph" ? splitBullets(child, above ? textAbove(above) : "") : [child];
    if (parts.some(({ type }) => type === "list") && parts[0] !== child) {
      const start = child.position?.start;
      diagnostics.add("bullets-as-list", { file, line: start?.line, column: start?.column });
    }
    for (const part of parts) {
      const last = result.at(-1);
      if (
        part.type === "list" &&
        part.data?.role === "bullets" &&
        last?.type === "list" &&
        last.data?.role === "bullets"
      ) {
        last.children.push(...part.children);
        if (last.position && part.position) last.position.end = part.position.end;
      } else {
        result.push(part);
      }
    }
  }
  for (const child of result) {
    if (child.type !== "list" || child.data?.role !== "bullets") continue;
    delete child.data;
    nestByBullet(child);
  }
  return result;
}

/** Items of one list by their bullets, which stand at the items' start until now. */
function nestByBullet(list: List): void {
  const levels: { sign: string; list: List }[] = [];
  for (const item of list.children.splice(0)) {
    const sign = takeBullet(item);
    const known = levels.findIndex((level) => level.sign === sign);
    if (known >= 0) levels.length = known + 1;
    else levels.push({ sign, list: levels.length === 0 ? list : listWithin(levels.at(-1)?.list, item) });
    levels.at(-1)?.list.children.push(item);
  }
}

function listWithin(outer: List | undefined, { position }: ListItem): List {
  const inner: List = {
    type: "list",
    ordered: false,
    spread: false,
    children: [],
    ...(position && { position }),
  };
  outer?.children.at(-1)?.children.push(inner);
  return inner;
}

function takeBullet(item: ListItem): string {
  const [paragraph] = item.children;
  const first = paragraph?.type === "paragraph" ? paragraph.children[0] : undefined;
  if (first?.type !== "text") return "";
  const [whole = "", sign = "–"] = bullet.exec(first.value) ?? dash.exec(first.value) ?? [];
  first.value = first.value.slice(whole.length);
  return sign;
}

/** What a paragraph ends with; of other blocks nothing announces lines. */
function textAbove(block: RootContent): string {
  return block.type === "paragraph" ? textOfMarkdown(block).trim() : "";
}

/** @param above the words above the paragraph */
function splitBullets(paragraph: Paragraph, above: string): RootContent[] {
  const lines = splitLines(paragraph.children, (line) => isBullet(line) || isDashed(line));
  const dashes = isWrapped(lines, Math.max(1, lines.findIndex(isDashed)))
    ? undefined
    : readDashes(lines, above);
  const isItem = (line: PhrasingContent[]): boolean =>
    isBullet(line) || (dashes === "list" && isDashed(line));
  const first = lines.findIndex(isItem);
  if (first < 0) return [dashes === "lines" ? withLines(paragraph, lines) : paragraph];
  const items: ListItem[] = [];
  for (const [index, line] of lines.slice(first).entries()) {
    const last = items.at(-1)?.children[0];
    if (!isItem(line) && last?.type === "paragraph")
      last.children.push({ type: "text", value: " " }, ...line);
    else items.push(listItem(line, paragraph, first + index));
  }
  const position = paragraph.position;
  const list: List = {
    type: "list",
    ordered: false,
    spread: false,
    children: items,
    data: { role: "bullets" },
    ...(position && { position: structuredClone(position) }),
  };
  const before = lines.slice(0, first);
  if (before.length === 0) return [list];
  return [
    { ...paragraph, children: before.flatMap((line, index) => (index ? [newline(), ...line] : line)) },
    list,
  ];
}

/** The paragraph with a break before each line that begins with a dash. */
function withLines(paragraph: Paragraph, lines: readonly PhrasingContent[][]): Paragraph {
  const children = lines.flatMap((line, index) =>
    index === 0 ? line : [isDashed(line) ? { type: "break" as const } : newline(), ...line],
  );
  return { ...paragraph, children };
}

function listItem(children: PhrasingContent[], paragraph: Paragraph, line: number): ListItem {
  const start = paragraph.position?.start;
  const point = { line: (start?.line ?? 1) + line, column: start?.column ?? 1 };
  const position = start ? { position: { start: point, end: paragraph.position?.end ?? point } } : {};
  return {
    type: "listItem",
    spread: false,
    children: [{ type: "paragraph", children, ...position }],
    ...position,
  };
}

function newline(): PhrasingContent {
  return { type: "text", value: "\n" };
}

function isBullet(line: PhrasingContent[]): boolean {
  return line[0]?.type === "text" && bullet.test(line[0].value);
}
