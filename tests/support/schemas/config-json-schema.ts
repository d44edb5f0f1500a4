import type { JsonSchema } from "@valibot/to-json-schema";
import { configSchema } from "../../../scripts/config/schema.ts";
import { diagnosticCodes, type Weight } from "../../../scripts/findings/diagnostic-codes.ts";
import { fromValibot } from "./from-valibot.ts";

const ruleWeights = ["error", "gate", "warning", "info", "off"] satisfies (Weight | "off")[];

/** Of `dipla.config.json` and `.yaml`. */
export function configJsonSchema(): JsonSchema {
  const schema = fromValibot(configSchema);
  const properties: Record<string, JsonSchema> = { ...(schema.properties as Record<string, JsonSchema>) };
  properties.rules = {
    ...properties.rules,
    propertyNames: { enum: Object.keys(diagnosticCodes) },
    additionalProperties: { enum: ruleWeights },
  };
  // Functions can be written in a program only.
  for (const name of ["blocks", "helpers"]) delete properties[name];
  return { title: "Dipla's configuration", ...schema, properties };
}
