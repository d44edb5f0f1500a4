import type { Link, PhrasingContent, Root, Text } from "mdast";
import { visitMarkdown } from "../../document/tree.ts";

/**
 * Takes the note's mark out of a bare address that stands right before it, `https://example.org/a.[^1]`: GFM's rule for bare addresses ends
 * them at white space, and so takes `[^1` for a part of them and leaves `]` behind. Signs that end a sentence go out, too, as in GFM.
 */
export function notesBehindAddresses(tree: Root): void {
  const notes = new Set<string>();
  visitMarkdown(tree, (node) => {
    if (node.type === "footnoteDefinition") notes.add(node.identifier);
  });
  visitMarkdown(tree, (node) => {
    if (!("children" in node)) return;
    const children = node.children as PhrasingContent[];
    for (let index = children.length - 2; index >= 0; index -= 1) {
      const [link, behind] = children.slice(index);
      if (link?.type !== "link" || behind?.type !== "text" || !behind.value.startsWith("]")) continue;
      const parts = partsOf(link, behind, notes);
      if (parts) children.splice(index, 2, ...parts);
    }
  });
}

function partsOf(link: Link, behind: Text, notes: ReadonlySet<string>): PhrasingContent[] | undefined {
  const [words, ...others] = link.children;
  if (words?.type !== "text" || others.length > 0) return undefined;
  const { address, label } = /^(?<address>.+?)\[\^(?<label>[^\]\s[]+)$/.exec(words.value)?.groups ?? {};
  // An address in pointed brackets or with words of its own is what its author says.
  if (address === undefined || label === undefined || !link.url.endsWith(words.value)) return undefined;
  const shown = address.replace(address.includes("(") ? /[?!.,:*_~'"]+$/ : /[?!.,:*_~'")]+$/, "");
  const url = link.url.slice(0, link.url.length - words.value.length + shown.length);
  const identifier = label.toLowerCase();
  // What nothing defines stays text, and is told as that.
  const note: PhrasingContent = notes.has(identifier)
    ? { type: "footnoteReference", identifier, label }
    : { type: "text", value: `[^${label}]` };
  return [
    { ...link, url, children: [{ type: "text", value: shown }] },
    ...(shown === address ? [] : [{ type: "text" as const, value: address.slice(shown.length) }]),
    note,
    { type: "text", value: behind.value.slice(1) },
  ];
}
