import type { JsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { frontMatterSchema } from "../../../scripts/content/front-matter-schema.ts";
import { records } from "../../../scripts/languages/index.ts";
import { fromValibot } from "./from-valibot.ts";

/** Of the lines between `---` and `---`. @param templates names that editors offer; a workspace may have others */
export function frontMatterJsonSchema(templates: readonly string[]): JsonSchema {
  const keys = Object.keys(frontMatterSchema);
  const written = fromValibot(v.object(frontMatterSchema)).properties as Record<string, JsonSchema>;
  const properties: Record<string, JsonSchema> = Object.fromEntries(
    Object.entries(written).map(([key, schema]) => [key, orNothing(schema)]),
  );
  properties.lang = offering(properties.lang, Object.keys(records));
  properties.template = offering(properties.template, templates);
  return {
    title: "Front matter of a document",
    description: "What a Markdown text says of itself. Any other key reaches templates as `meta.…`.",
    type: "object",
    properties,
    patternProperties: Object.fromEntries(keys.map((key) => [nearly(key, keys), meant(key)])),
    required: ["title"],
  };
}

const nothing: JsonSchema[] = [{ type: "null" }, { type: "string", maxLength: 0 }];

/** Other tools' templates list keys that nobody has filled in: those are passed over. */
function orNothing({ description, ...schema }: JsonSchema): JsonSchema {
  return { ...(description !== undefined && { description }), anyOf: [...alternatives(schema), ...nothing] };
}

function alternatives(schema: JsonSchema): JsonSchema[] {
  return schema.anyOf && Object.keys(schema).length === 1 ? (schema.anyOf as JsonSchema[]) : [schema];
}

/** The same with words to choose from in front, which its texts may be. */
function offering(schema: JsonSchema | undefined, words: readonly string[]): JsonSchema {
  const { anyOf = [], ...rest } = schema ?? {};
  const known: JsonSchema = { enum: [...words] };
  const lists = (anyOf as JsonSchema[]).map((one) =>
    one.type === "array" ? { ...one, items: { anyOf: [known, one.items as JsonSchema] } } : one,
  );
  return { ...rest, anyOf: [known, ...lists] };
}

/** One slip away from a key, and none itself: told as Dipla tells it. */
function nearly(key: string, keys: readonly string[]): string {
  const letters = [...key];
  const around = (index: number, middle: string, skip: number): string =>
    key.slice(0, index) + middle + key.slice(index + skip);
  const slips = [
    ...letters.map((_, index) => around(index, ".?", 1)),
    ...[...letters, ""].map((_, index) => around(index, ".", 0)),
    ...letters.slice(1).map((letter, index) => around(index, `${letter}${letters[index]}`, 2)),
  ];
  return `^(?!(?:${keys.join("|")})$)(?:${[...new Set(slips)].join("|")})$`;
}

function meant(key: string): JsonSchema {
  // `errorMessage` is what editors' YAML servers say instead of their own words; others pass it over.
  return { not: {}, errorMessage: `Not a key of a front matter. Meant: ${key}?` } as JsonSchema;
}
