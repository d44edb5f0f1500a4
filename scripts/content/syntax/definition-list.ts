import type { PhrasingContent, RootContent } from "mdast";
import type { DefinitionListNode } from "../../document/mdast-nodes.ts";
import { splitLines } from "./split-lines.ts";

/** Paragraphs of the form `Term` newline `: definition` become definition lists; neighbours make one list. */
export function definitionLists(children: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  for (const child of children) {
    const list = child.type === "paragraph" ? toList(child.children, child.position) : undefined;
    const last = result.at(-1);
    if (list && last?.type === "definitionList") last.children.push(...list.children);
    else result.push(list ?? child);
  }
  return result;
}

function toList(
  children: readonly PhrasingContent[],
  position: RootContent["position"],
): DefinitionListNode | undefined {
  const lines = splitLines(children);
  const isDefinition = (line: PhrasingContent[]): boolean =>
    line[0]?.type === "text" && line[0].value.startsWith(": ");
  if (lines.length < 2 || !lines[0] || isDefinition(lines[0]) || !lines[1] || !isDefinition(lines[1]))
    return undefined;
  /** A paragraph has no empty lines, so its lines are the file's. */
  const at = (line: number): { position?: NonNullable<typeof position> } => {
    if (!position) return {};
    const start = { line: position.start.line + line, column: position.start.column };
    return { position: { start, end: position.end } };
  };
  const parts: DefinitionListNode["children"] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    const next = lines[index + 1];
    if (isDefinition(line)) {
      parts.push({
        type: "definitionDescription",
        children: [{ type: "paragraph", children: dropColon(line), ...at(index) }],
        ...at(index),
      });
    } else if (last?.type === "definitionDescription" && !(next && isDefinition(next))) {
      const paragraph = last.children[0];
      if (paragraph?.type === "paragraph") paragraph.children.push({ type: "text", value: " " }, ...line);
    } else {
      parts.push({ type: "definitionTerm", children: line, ...at(index) });
    }
  }
  return { type: "definitionList", children: parts, ...at(0) };
}

function dropColon(line: PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = line;
  return first?.type === "text" ? [{ ...first, value: first.value.replace(/^:\s+/, "") }, ...rest] : line;
}
