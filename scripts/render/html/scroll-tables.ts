import type { Element, Root } from "hast";
import { childElements, element, numberProperty, replaceBelow, textOf } from "../../document/tree.ts";

/** So many characters stand side by side on a telephone; longer words are divided there. */
const mostCharacters = 48;
const longestWhole = 14;

/** A telephone shows so many columns of a table side by side; within lists and boxes it shows fewer. */
const mostColumns = { text: 5, inside: 3 } as const;

/**
 * Tables of more columns than a telephone shows get a box that scrolls, so that the page itself never does. Those who use a keyboard
 * reach it, and it is called what the table is called.
 *
 * @param label for tables without a caption
 */
export function scrollTables(body: Root, label: string): void {
  const names = new Map<string, number>();
  const nameOf = (table: Element): string => {
    const caption = childElements(table).find(({ tagName }) => tagName === "caption");
    const name = (caption && textOf(caption).trim()) || label;
    // Regions of one name could not be told apart.
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return count > 1 ? `${name} (${count})` : name;
  };
  let depth = 0;
  replaceBelow(body, (child, enter) => {
    if (child.type !== "element") return [child];
    if (child.tagName === "table")
      return isBroad(child, mostColumns[depth > 0 ? "inside" : "text"])
        ? [box(child, nameOf(child))]
        : [child];
    const narrows = isNarrow(child) ? 1 : 0;
    depth += narrows;
    enter(child);
    depth -= narrows;
    return [child];
  });
}

/** A section with a name is a region by itself (ARIA in HTML): saying so again is what validators call redundant. */
function box(table: Element, name: string): Element {
  return element("section", { className: ["scroll"], tabIndex: 0, ariaLabel: name }, [table]);
}

function isNarrow({ tagName, properties }: Element): boolean {
  return (
    /^(?:li|dd|blockquote|aside)$/.test(tagName) ||
    /^(?:callout|card|columns|notes)$/.test(String(properties.dataRole))
  );
}

/** It has many columns, or some whose words would be torn into pieces of a few letters. */
function isBroad(table: Element, most: number): boolean {
  const rows = childElements(table).flatMap((group) =>
    group.tagName === "tr" ? [group] : childElements(group),
  );
  const counts = rows.map((row) =>
    childElements(row).reduce((sum, cell) => sum + (numberProperty(cell, "colSpan") ?? 1), 0),
  );
  const columns = Math.max(0, ...counts);
  if (columns > most || columns < mostColumns.inside + 1) return columns > most;
  const words = Array.from({ length: columns }, () => 0);
  for (const row of rows)
    childElements(row).forEach((cell, column) => {
      const longest = Math.max(
        ...textOf(cell)
          .split(/[\s-]+/)
          .map(({ length }) => length),
      );
      words[column] = Math.max(words[column] ?? 0, Math.min(longestWhole, longest));
    });
  return words.reduce((sum, length) => sum + length + 2, 0) > mostCharacters;
}
