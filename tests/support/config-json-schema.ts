import { type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import { configSchema } from "../../scripts/config/schema.ts";
import { diagnosticCodes, type Weight } from "../../scripts/findings/diagnostic-codes.ts";

/** What JSON Schema has no word for: Dipla checks it when it reads the file. */
const ownChecks = ["check", "transform", "raw_transform"];

const ruleWeights = ["error", "gate", "warning", "info", "off"] satisfies (Weight | "off")[];

/** The JSON Schema of configurations, for editors: what can be written, and what it means. Anything it can't say throws. */
export function configJsonSchema(): string {
  const schema = toJsonSchema(configSchema, {
    typeMode: "input",
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      // Values under names of one's own.
      valibotSchema.type === "custom" ? { ...jsonSchema, type: "object" } : undefined,
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (ownChecks.includes(valibotAction.type)) return jsonSchema;
      if (valibotAction.type === "metadata") {
        const { notes: _, ...rest } = jsonSchema as JsonSchema & { notes?: unknown };
        return rest;
      }
      if (valibotAction.type === "regex" && "requirement" in valibotAction)
        return { ...jsonSchema, pattern: (valibotAction.requirement as RegExp).source };
      return undefined;
    },
  });
  const properties: Record<string, JsonSchema> = { ...(schema.properties as Record<string, JsonSchema>) };
  properties.rules = {
    ...properties.rules,
    propertyNames: { enum: Object.keys(diagnosticCodes) },
    additionalProperties: { enum: ruleWeights },
  };
  // Functions can be written in a program only.
  for (const name of ["blocks", "helpers"]) delete properties[name];
  const { $schema, ...rest } = schema;
  return `${JSON.stringify({ $schema, title: "Dipla's configuration", ...rest, properties }, null, 2)}\n`;
}
