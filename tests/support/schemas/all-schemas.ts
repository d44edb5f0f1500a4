import type { JsonSchema } from "@valibot/to-json-schema";
import { templateNames } from "../../../scripts/content/template/find-template.ts";
import { templateSchema } from "../../../scripts/content/template/template-schema.ts";
import { createNodeHost } from "../../../scripts/host/node-host.ts";
import { projectRoot } from "../workspace.ts";
import { configJsonSchema } from "./config-json-schema.ts";
import { fromValibot } from "./from-valibot.ts";
import { frontMatterJsonSchema } from "./front-matter-json-schema.ts";
import { organisationJsonSchema } from "./organisation-json-schema.ts";
import { tokensJsonSchema } from "./tokens-json-schema.ts";

const builtIn = await templateNames(createNodeHost(), projectRoot);

/** The JSON Schemas that the package has, by the names of their files in `scripts/schemas/`. Draft-07, which editors know. */
export const allSchemas = {
  "front-matter": frontMatterJsonSchema(builtIn),
  config: configJsonSchema(),
  template: { title: "A template", ...fromValibot(templateSchema) },
  tokens: tokensJsonSchema(),
  organisation: organisationJsonSchema(),
} satisfies Record<string, JsonSchema>;

/** The text of one's file. */
export function schemaFile(name: keyof typeof allSchemas): string {
  const $schema = "http://json-schema.org/draft-07/schema#";
  return `${JSON.stringify({ $schema, ...allSchemas[name] }, null, 2)}\n`;
}
