import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { type SettingNotes, unwrapped } from "../../../scripts/config/settings/setting.ts";

/** What JSON Schema has no word for: Dipla checks it when it reads the file. */
const ownChecks = ["check", "transform", "raw_transform"];

/** The JSON Schema of what can be written, with what it means, draft-07. Anything it can't say throws. */
export function fromValibot(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    typeMode: "input",
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if ("inside" in valibotSchema) return fromValibot(valibotSchema.inside as v.GenericSchema);
      // Values under names of one's own.
      if (valibotSchema.type === "custom") return { ...jsonSchema, type: "object" };
      if (!("entries" in valibotSchema) || !jsonSchema.properties) return undefined;
      const entries = valibotSchema.entries as Record<string, v.GenericSchema>;
      return { ...jsonSchema, properties: described(jsonSchema.properties, entries) };
    },
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (ownChecks.includes(valibotAction.type)) return jsonSchema;
      if (valibotAction.type === "metadata") {
        const { notes: _notes, ...others } = jsonSchema as JsonSchema & { notes?: unknown };
        return others;
      }
      if (valibotAction.type === "regex" && "requirement" in valibotAction)
        return { ...jsonSchema, pattern: (valibotAction.requirement as RegExp).source };
      return undefined;
    },
  });
  return rest;
}

/**
 * Each with what it means: the library stops at the first thing that makes one value of another, and words stand behind. Notes that
 * say how a value is written take the place of what its check begins with.
 */
function described(
  properties: NonNullable<JsonSchema["properties"]>,
  entries: Readonly<Record<string, v.GenericSchema>>,
): NonNullable<JsonSchema["properties"]> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const entry = entries[name];
      if (!entry || typeof property === "boolean") return [name, property];
      const description = v.getDescription(unwrapped(entry));
      const { notes } = v.getMetadata(unwrapped(entry)) as { notes?: SettingNotes };
      const written = notes?.written ? fromValibot(notes.written) : property;
      return [name, { ...written, ...(description !== undefined && { description }) }];
    }),
  );
}
