import type { Link, PhrasingContent, Text } from "mdast";
import type { LanguageSpanNode } from "../../document/mdast-nodes.ts";

const close = /\]\{lang=["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)["']?\}/;

/** `[Latin words]{lang=en}` becomes a `languageSpan` node; the brackets may hold other inline markup. */
export function languageSpans(children: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  // The next one is the last.
  const queue = withWholeEnds(children).reverse();
  // Before this one nothing is opened: it is not looked for again.
  let closedTo = 0;
  for (let node = queue.pop(); node; node = queue.pop()) {
    const match = node.type === "text" ? close.exec(node.value) : null;
    if (node.type !== "text" || !match?.[1]) {
      result.push(node);
      continue;
    }
    const inside = node.value.slice(0, match.index);
    const after = node.value.slice(match.index + match[0].length);
    const content = takeFromOpening(result, { ...node, value: inside }, closedTo);
    if (!content) closedTo = result.length;
    if (content)
      result.push({
        type: "languageSpan",
        lang: match[1],
        children: content,
        ...(node.position && { position: node.position }),
      } satisfies LanguageSpanNode);
    else result.push({ ...node, value: node.value.slice(0, match.index + match[0].length) });
    if (after) queue.push({ ...node, value: after });
  }
  return result;
}

/** A bare address takes all signs up to the next space: the end of the brackets that it stands in is given back to the text. */
function withWholeEnds(children: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  let rest: Text | undefined;
  for (const node of children) {
    const swallowed = node.type === "link" ? swallowedBy(node) : "";
    const before = rest;
    rest = undefined;
    if (node.type === "link" && swallowed !== "") {
      rest = textAt(node, swallowed);
      result.push(shortened(node, swallowed), rest);
    } else if (node.type === "text" && before) before.value += node.value;
    else result.push(node);
  }
  return result;
}

function textAt({ position }: Link, value: string): Text {
  return { type: "text", value, ...(position && { position }) };
}

/** What an address that is its own text holds from a bracket on that nothing in it has opened. */
function swallowedBy({ url, children: [only, ...others], position }: Link): string {
  if (only?.type !== "text" || others.length > 0 || !url.endsWith(only.value)) return "";
  // `<https://…]…>` says itself where it ends: it is longer in the source by its angle brackets.
  const { start, end: last } = position ?? {};
  if ((last?.offset ?? 0) - (start?.offset ?? 0) > only.value.length) return "";
  const end = only.value.indexOf("]");
  return end < 0 || only.value.slice(0, end).includes("[") ? "" : only.value.slice(end);
}

function shortened(link: Link, end: string): Link {
  const children = link.children.map((child) =>
    child.type === "text" ? { ...child, value: child.value.slice(0, -end.length) } : child,
  );
  return { ...link, url: link.url.slice(0, -end.length), children };
}

/** Removes everything after the nearest `[` from `before`, with `last` as its end; undefined when there is none from `from` on. */
function takeFromOpening(
  before: PhrasingContent[],
  last: PhrasingContent & { type: "text" },
  from: number,
): PhrasingContent[] | undefined {
  for (let index = before.length; index >= from; index -= 1) {
    const node = before[index] ?? last;
    if (node.type !== "text") continue;
    const opening = node.value.lastIndexOf("[");
    if (opening < 0) continue;
    const content = index === before.length ? [] : [...before.splice(index).slice(1), last];
    const head = node.value.slice(opening + 1);
    if (opening > 0) before.push({ ...node, value: node.value.slice(0, opening) });
    return head ? [{ ...node, value: head }, ...content] : content;
  }
  return undefined;
}
