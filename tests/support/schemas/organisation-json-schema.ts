import type { JsonSchema } from "@valibot/to-json-schema";
import { organisationFields, organisationLogos } from "../../../scripts/document/organisation.ts";

/** Of `content/_data/organisation.yaml`. Keys of one's own are for templates of one's own. */
export function organisationJsonSchema(): JsonSchema {
  const known = Object.entries({ ...organisationFields, ...organisationLogos });
  return {
    title: "The organisation that publishes",
    description: "Who publishes here. Every text may be one value, or one per language.",
    type: "object",
    properties: Object.fromEntries(known.map(([name, description]) => [name, { description, anyOf: texts }])),
  };
}

const words: JsonSchema[] = [
  { type: ["string", "number"] },
  { type: "array", items: { type: ["string", "number"] } },
  { type: "null" },
];
const texts: JsonSchema[] = [...words, { type: "object", additionalProperties: { anyOf: words } }];
