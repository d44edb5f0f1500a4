import type { Element } from "hast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { State } from "mdast-util-to-hast";
import { readAttributes } from "../../document/blocks/attributes.ts";
import { reportBlock } from "../../document/blocks/block-declaration.ts";
import type { Field } from "../../document/field-text.ts";
import { type MergeContext, placeOf, sourceOf } from "../hast/merge-context.ts";
import { blocksWith } from "./index.ts";
import { readContent } from "./read-content.ts";

/**
 * A `:::name` or `::name` as hast, or undefined where something is wrong with it. What the author wrote has been checked
 * when it was read (`content/check-blocks.ts`): only values that came from fields can be wrong for the first time here.
 */
export function runBlock(
  node: ContainerDirective | LeafDirective,
  state: State,
  context: MergeContext,
): Element | undefined {
  const block = blocksWith(context.extensions).get(node.name);
  const isLeaf = node.type === "leafDirective";
  if (!block || block.attributes === "condition" || isLeaf !== (block.kind === "leaf")) return undefined;
  const { values, faults } = readAttributes(block.attributes, node.attributes ?? {}, placeholders(node));
  for (const { attribute, params } of faults) {
    const place = fieldIn(node, attribute)?.place;
    if (place) reportBlock(block, params, place, context.diagnostics);
  }
  const content = faults.length === 0 ? readContent({ block, node, state, context }) : undefined;
  if (content === undefined) return undefined;
  return block.run({
    attributes: values,
    content,
    source: sourceOf(node),
    context,
    report: (code, params) => context.diagnostics.add(code, placeOf(node, context), params),
  });
}

/** Attributes that show a recipient's «value» in a specimen: what a copy will have there isn't known. */
function placeholders(node: ContainerDirective | LeafDirective): string[] {
  return Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
    value?.includes("«") && fieldIn(node, name)?.path.startsWith("recipient.") ? [name] : [],
  );
}

/** The first field in an attribute. */
function fieldIn({ data }: ContainerDirective | LeafDirective, attribute: string): Field | undefined {
  return data?.fields?.[attribute]?.find((part): part is Field => typeof part !== "string");
}
