import type { ContentKind } from "../document/blocks/block-declaration.ts";
import type { OwnAttributes, OwnBlock } from "../document/blocks/own-block.ts";
import type { Config } from "./schema.ts";

/** All that a configuration file may export. */
export type { Config } from "./schema.ts";

/** Types a configuration file: `export default defineConfig({ … })`. At run time `define-config.mjs` stands for it. */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * Types a block of a workspace's own: what its function gets follows from its `attributes` and its `content`.
 *
 * @example
 * ```ts
 * const step = defineBlock({
 *   kind: "container",
 *   attributes: { number: { type: "number", least: 1, most: 99, required: true, description: "which step" } },
 *   content: "blocks",
 *   run: ({ attributes: { number }, content, element, text }) =>
 *     element("div", { dataRole: "callout" }, [
 *       element("p", { dataRole: "callout-title" }, [text(`Step ${number}`)]),
 *       ...content,
 *     ]),
 * });
 * ```
 */
export function defineBlock<const A extends OwnAttributes, const C extends ContentKind>(
  block: OwnBlock<A, C>,
): OwnBlock {
  return block;
}
