import type { Nodes, Root, Text } from "mdast";
import { replaceInMarkdown } from "../../document/tree.ts";

/*
 * Word and web pages end lines with signs that no font draws: U+000B for a line and U+000C for a page (Word's own), U+2028 and U+2029
 * (Unicode §23.2), U+0085. Word also has hyphens of its own, U+001E that keeps its line and U+001F that shows at its end only.
 */
const lineEnds = /[\u000B\u000C\u0085\u2028\u2029]+/;
const anyLineEnd = new RegExp(lineEnds, "g");

/** Word's own hyphens as Unicode has them, and no sign for a line's end where a line begins or ends anyway; places stay the same. */
export function plainLines(source: string): string {
  return source
    .replaceAll("\u001e", "\u2011")
    .replaceAll("\u001f", "\u00ad")
    .replace(
      /(?<=^|\n)[\u000B\u000C\u0085\u2028\u2029]+|[\u000B\u000C\u0085\u2028\u2029]+(?=\n|$)/g,
      (signs) => " ".repeat(signs.length),
    );
}

/** Signs that steer terminals and printers (ECMA-48): no font draws them, no XML may hold them, and nobody sees that they are gone. */
const steering = /[\u0001-\u0008\u000E-\u001D\u007F]/g;

/**
 * Signs that end a line are breaks in text, ends of lines in code, and spaces in addresses, titles and descriptions. Those that steer
 * machines are left out.
 */
export function breakLines(tree: Root): void {
  replaceInMarkdown(tree, (node, enter): Nodes[] => {
    if (node.type === "text") {
      node.value = node.value.replace(steering, "");
      return lineEnds.test(node.value) ? broken(node) : [node];
    }
    for (const [key, value] of Object.entries(node))
      if (typeof value === "string")
        Object.assign(node, {
          [key]: value.replace(steering, "").replace(anyLineEnd, node.type === "code" ? "\n" : " "),
        });
    enter(node);
    return [node];
  });
}

function broken({ value, position }: Text): Nodes[] {
  const place = position ? { position } : {};
  return value
    .split(new RegExp(`[ \\t]*${lineEnds.source}[ \\t]*`))
    .flatMap((line, index): Nodes[] => [
      ...(index > 0 ? [{ type: "break" as const, ...place }] : []),
      ...(line === "" ? [] : [{ type: "text" as const, value: line, ...place }]),
    ]);
}
