import type { Element, Root } from "xast";
import { fromXml } from "xast-util-from-xml";

/** XML with one element a line, so that a change shows as a few lines in a diff. */
export function prettyXml(xml: string): string {
  const lines: string[] = [];
  const visit = (node: Root | Element, depth: number): void => {
    for (const child of node.children) {
      if (child.type === "text" && child.value.trim() !== "")
        lines.push(`${"  ".repeat(depth)}${JSON.stringify(child.value)}`);
      if (child.type !== "element") continue;
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => !name.startsWith("xmlns"))
        .map(([name, value]) => ` ${name}="${value}"`)
        .join("");
      lines.push(`${"  ".repeat(depth)}<${child.name}${attributes}>`);
      visit(child, depth + 1);
    }
  };
  visit(fromXml(xml), 0);
  return `${lines.join("\n")}\n`;
}
