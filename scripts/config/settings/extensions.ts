import type { PluggableList } from "unified";
import * as v from "valibot";
import type { Attribute } from "../../document/blocks/attributes.ts";
import type { ContentKind } from "../../document/blocks/block-declaration.ts";
import type { OwnBlock } from "../../document/blocks/own-block.ts";
import { blockNames, helperNames, type OwnHelper } from "../../document/extensions.ts";
import { because, isPlainObject, oneOf, text } from "./values.ts";

const contents = [
  "none",
  "blocks",
  "list",
  "list-with-terms",
  "list-with-titles",
  "lines",
] as const satisfies ContentKind[];
const attributeTypes = ["text", "number", "choice", "address"] as const satisfies Attribute["type"][];

/** What a function takes and gives, only running it tells. */
const isFunction = (value: unknown): boolean => typeof value === "function";

/** Names of the workspace's own, which may hide none of Dipla's. */
function ownName(taken: readonly string[]): v.GenericSchema<string> {
  return v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "own-name-expected"),
    v.check((name) => !taken.includes(name), "own-name-taken"),
  );
}

/** A record whose other names are told; the library has one message for all that is wrong with it. */
function record<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = Object.keys(entries).join(", ");
  return v.strictObject(entries, ({ expected }) =>
    expected === "never" ? because("setting-unknown", { known }) : "group-expected",
  );
}

const described = {
  description: v.optional(text, ""),
  required: v.exactOptional(v.literal(true, "flag-expected")),
};
const whole = v.pipe(v.number("whole-number-expected"), v.integer("whole-number-expected"));

/** What an attribute of a block takes; files are Dipla's own blocks' alone. */
const attribute = v.variant(
  "type",
  [
    record({ type: v.literal("text"), ...described }),
    record({ type: v.literal("address"), ...described }),
    record({
      type: v.literal("number"),
      least: v.optional(whole, 0),
      most: v.optional(whole, Number.MAX_SAFE_INTEGER),
      default: v.exactOptional(whole),
      ...described,
    }),
    record({
      type: v.literal("choice"),
      values: v.pipe(
        v.record(v.string(), v.string("text-expected"), "values-expected"),
        v.check((values) => Object.keys(values).length > 0, "choice-values"),
      ),
      default: v.exactOptional(text),
      ...described,
    }),
  ],
  because("one-of-expected", { known: attributeTypes.join(", ") }),
);

const ownBlock = v.pipe(
  record({
    kind: oneOf(["container", "leaf"]),
    description: v.exactOptional(text),
    example: v.exactOptional(text),
    attributes: v.exactOptional(v.record(v.string(), attribute, "values-expected")),
    content: oneOf(contents),
    run: v.custom<OwnBlock["run"]>(isFunction, "function-expected"),
  }),
  v.check(({ kind, content }) => kind === "container" || content === "none", "leaf-content"),
);

const blockRecord = v.record(ownName(blockNames), ownBlock);
const helperRecord = v.record(ownName(helperNames), v.custom<OwnHelper>(isFunction, "function-expected"));

/** Blocks of a workspace's own, by name. The library takes a list for an object: that is asked first. */
export const ownBlocks = v.pipe(
  v.custom<v.InferInput<typeof blockRecord>>(isPlainObject, "values-expected"),
  blockRecord,
);

/** Helpers of a workspace's own, by name. */
export const ownHelpers = v.pipe(
  v.custom<v.InferInput<typeof helperRecord>>(isPlainObject, "values-expected"),
  helperRecord,
);

/** A plugin, one with its options in a list, or a preset. */
const isPluggable = (value: unknown): boolean =>
  isFunction(value) ||
  (Array.isArray(value) && isFunction(value[0])) ||
  (isPlainObject(value) && Array.isArray(value.plugins) && value.plugins.every(isPluggable));

/** Plugins for remark, in the order in which they run; what one does, only running it tells. */
export const remarkPlugins = v.pipe(
  v.array(v.custom<PluggableList[number]>(isPluggable, "plugin-expected"), "list-expected"),
  v.transform((plugins): PluggableList => plugins),
);
