import type { Heading, Paragraph } from "mdast";

// Pandoc's filters have ids such as `sec:result`.
const suffix = /(?<!\s)\s*\{((?:(?:#[\p{L}\p{M}\p{N}_:-]+|\.[\p{L}\p{M}\p{N}_-]+)\s*)+)\}\s*$/u;

/** Takes `{#id .role}` from the end of a heading or paragraph into `data.id` and `data.role`. */
export function blockAttributes(node: Heading | Paragraph): void {
  const last = node.children.at(-1);
  if (last?.type !== "text") return;
  const match = suffix.exec(last.value);
  if (!match?.[1]) return;
  last.value = last.value.slice(0, match.index);
  if (last.value === "") node.children.pop();
  for (const mark of match[1].trim().split(/\s+/)) {
    if (mark.startsWith("#")) node.data = { ...node.data, id: mark.slice(1) };
    else node.data = { ...node.data, role: mark.slice(1) };
  }
}
