import type { Element, Properties } from "hast";
import type { Attributes, AttributeValues } from "../../document/blocks/attributes.ts";
import type { BlockContent } from "../../document/blocks/block-content.ts";
import type { BlockDeclaration, ContentKind } from "../../document/blocks/block-declaration.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Params } from "../../words/fill.ts";
import type { MergeContext } from "../hast/merge-context.ts";

/** One block of a text, its attributes checked and its content made. */
export interface BlockCall<A extends Attributes, C extends ContentKind> {
  attributes: AttributeValues<A>;
  content: BlockContent[C];
  /** `data-src` for every element that the block makes: the block's own place. */
  source: Properties;
  context: MergeContext;
  /** Tells what is wrong, at the block's own place. */
  report(code: DiagnosticCode, params: Params): void;
}

/** A block whose content becomes part of the publication. */
export interface Block<A extends Attributes = Attributes, C extends ContentKind = ContentKind>
  extends BlockDeclaration {
  attributes: A;
  content: C;
  /** Makes it from the closed vocabulary, so that all formats can show it. Undefined: what is wrong has been told. */
  run(call: BlockCall<A, C>): Element | undefined;
}

/** A block whose content is kept or dropped before anything else is made of the text. */
export interface ConditionBlock extends BlockDeclaration {
  attributes: "condition";
  /** Whether its content stays where the comparison holds, or where it doesn't. */
  keepsWhere: boolean;
}

/** Any block; `blocks/index.ts` has them all. */
export type BlockRecord = Block | ConditionBlock;

/** A block; the types of what `run` gets follow from `attributes` and `content`. */
export function defineBlock<const A extends Attributes, const C extends ContentKind>(
  block: Block<A, C>,
): Block {
  return block;
}

/** A block for some recipients only. */
export function defineCondition(
  block: Pick<ConditionBlock, "name" | "description" | "example" | "keepsWhere">,
): ConditionBlock {
  return { ...block, kind: "container", attributes: "condition", content: "blocks", roles: [] };
}
