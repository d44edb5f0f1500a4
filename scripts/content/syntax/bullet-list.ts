import type { List, ListItem, Paragraph, PhrasingContent, RootContent } from "mdast";
import type { Diagnostics } from "../../findings/diagnostics.ts";

/**
 * Lines that start with "•", as Word and e-mail leave them, become a real list. Text before the first such line
 * stays a paragraph; lines without a bullet continue the item above; bullet paragraphs that follow each other
 * make one list.
 */
export function bulletLists(children: RootContent[], file: string, diagnostics: Diagnostics): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const parts = child.type === "paragraph" ? splitBullets(child) : [child];
    if (parts.length > 1 || parts[0] !== child) {
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
    if (child.type === "list" && child.data?.role === "bullets") delete child.data;
  }
  return result;
}

function splitBullets(paragraph: Paragraph): RootContent[] {
  const lines = splitLines(paragraph.children);
  const first = lines.findIndex(isBullet);
  if (first < 0) return [paragraph];
  const items: ListItem[] = [];
  for (const [index, line] of lines.slice(first).entries()) {
    const last = items.at(-1)?.children[0];
    if (!isBullet(line) && last?.type === "paragraph")
      last.children.push({ type: "text", value: " " }, ...line);
    else items.push(listItem(isBullet(line) ? withoutBullet(line) : line, paragraph, first + index));
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
  return line[0]?.type === "text" && /^\s*•/.test(line[0].value);
}

function withoutBullet(line: PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = line;
  if (first?.type !== "text") return line;
  return [{ ...first, value: first.value.replace(/^\s*•\s*/, "") }, ...rest];
}

/** Inline content cut at its line ends; empty lines are dropped. */
export function splitLines(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const [place, child] of children.entries()) {
    // Spaces at a line's end make a hard break in Markdown; before a pasted bullet they are an accident.
    const next = children[place + 1];
    if (child.type === "break" && next?.type === "text" && isBullet([next])) {
      lines.push([]);
      continue;
    }
    if (child.type !== "text") {
      lines.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of child.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (value !== "") lines.at(-1)?.push({ ...child, value });
    }
  }
  return lines.filter((line) => line.length > 0);
}
