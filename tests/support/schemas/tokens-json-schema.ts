import type { JsonSchema } from "@valibot/to-json-schema";
import { hexPattern } from "../../../scripts/content/template/read-colour.ts";
import { colourNamePattern, lengthPattern } from "../../../scripts/content/template/read-theme.ts";
import { type RoleTokenKind, roleTokens } from "../../../scripts/content/template/role-tokens.ts";
import { unfit } from "../../../scripts/content/template/token-files.ts";
import { colourSpaces } from "../../../scripts/document/colour-spaces.ts";
import { roles } from "../../../scripts/document/publication-nodes.ts";

const reference: JsonSchema = { type: "string", pattern: "^\\{.+\\}$", description: "another token" };
const length: JsonSchema = {
  anyOf: [{ type: "string", pattern: lengthPattern.source }, { const: 0 }, { const: "0" }],
};
const colourName: JsonSchema = { type: "string", pattern: colourNamePattern.source };
const inks: JsonSchema = {
  type: "array",
  items: { type: "number", minimum: 0, maximum: 100 },
  minItems: 4,
  maxItems: 4,
};

const colourSpace: JsonSchema = {
  type: "object",
  properties: {
    colorSpace: { type: "string", anyOf: [{ enum: [...colourSpaces] }, {}] },
    components: {
      type: "array",
      items: { anyOf: [{ type: "number" }, { const: "none" }] },
      minItems: 3,
      maxItems: 3,
    },
    alpha: { const: 1 },
    hex: { $ref: "#/definitions/hex" },
  },
  required: ["colorSpace"],
};

/** What `$value` of each kind of a role's tokens may be. */
const roleValues: Readonly<Record<RoleTokenKind, JsonSchema>> = {
  typography: {
    type: "object",
    properties: {
      fontFamily: { type: "string", anyOf: [{ enum: ["{font.sans}", "{font.serif}", "{font.mono}"] }, {}] },
      fontWeight: { type: "number" },
      fontStyle: { enum: ["normal", "italic"] },
      fontSize: length,
      lineHeight: length,
      letterSpacing: { type: ["string", "number"] },
    },
  },
  length: { anyOf: [...(length.anyOf as JsonSchema[]), reference] },
  "colour-name": colourName,
  flag: { anyOf: [{ type: "boolean" }, reference] },
  border: {
    anyOf: [
      {
        type: "object",
        properties: { width: length, color: colourName },
        required: ["width", "color"],
      },
      { const: "none" },
      { type: "null" },
      reference,
    ],
  },
  align: { anyOf: [{ enum: ["start", "centre", "end"] }, reference] },
};

/** A token: a value, or where it is taken from, and the format's own properties. */
function token(value: JsonSchema, more: Record<string, JsonSchema> = {}): JsonSchema {
  return {
    type: "object",
    properties: {
      $type: { type: "string" },
      $value: value,
      $ref: { type: "string", pattern: "^#/" },
      $description: { type: "string" },
      ...(Object.keys(more).length > 0 && {
        $extensions: { type: "object", properties: { dipla: { type: "object", properties: more } } },
      }),
    },
    patternProperties: { "^\\$": {} },
    additionalProperties: false,
  };
}

/** Tokens under names of the author's own. */
function named(inside: JsonSchema, description: string): JsonSchema {
  return {
    type: "object",
    description,
    propertyNames: { $ref: "#/definitions/name" },
    patternProperties: { "^\\$": {}, "^[^$]": inside },
  };
}

function roleGroup(): JsonSchema {
  const tokens = Object.entries(roleTokens).map(([name, { takes, means }]) => [
    name,
    { ...token(roleValues[takes]), description: means },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(tokens),
    patternProperties: { "^\\$": {} },
    additionalProperties: false,
  };
}

/** Of `theme.tokens.json` and token files of a workspace (Design Tokens, Format Module 2025.10). */
export function tokensJsonSchema(): JsonSchema {
  const colours = named({ $ref: "#/definitions/colour" }, "colours by name");
  const tones = named({ $ref: "#/definitions/colour" }, "the tones on it: `text`, `heading`, `link` …");
  const surfaces = named(
    { type: "object", properties: { background: { $ref: "#/definitions/colour" }, on: tones } },
    "grounds, and the tones on each",
  );
  const family = { $ref: "#/definitions/family" };
  const number = token({ type: "number" });
  return {
    title: "Design tokens of Dipla's templates",
    description: "Laid over the tokens of the template. Groups that Dipla does not know are passed over.",
    type: "object",
    propertyNames: { $ref: "#/definitions/name" },
    properties: {
      color: colours,
      on: { ...tones, description: "the tones on paper" },
      surface: surfaces,
      dark: {
        type: "object",
        description: "for screens that are dark",
        properties: { paper: { $ref: "#/definitions/colour" }, color: colours, on: tones, surface: surfaces },
      },
      font: {
        type: "object",
        description: "the families, each with a static TrueType file for every weight, or one that Dipla has",
        properties: { sans: family, serif: family, mono: family },
      },
      space: named(token(roleValues.length), "lengths of the layout"),
      script: {
        type: "object",
        description: "what the script of the language needs",
        properties: {
          size: { ...number, description: "factor of all sizes" },
          leading: { ...number, description: "factor of the leading" },
          joined: {
            ...token({ type: "boolean" }),
            description: "its letters are joined: neither spaced nor slanted",
          },
        },
      },
      role: {
        type: "object",
        description: "one entry for each role: its rule in CSS and its style in Word",
        properties: Object.fromEntries(
          Object.keys(roles).map((name) => [name, { $ref: "#/definitions/role" }]),
        ),
      },
    },
    definitions: {
      name: { type: "string", pattern: `^(?:(?!${unfit.source}).)*$` },
      hex: { type: "string", pattern: ignoringCase(hexPattern.source) },
      colour: token({ anyOf: [{ $ref: "#/definitions/hex" }, reference, colourSpace] }, { cmyk: inks }),
      family: token(
        { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, minItems: 1 }] },
        {
          files: {
            type: "object",
            description: "a file for each weight: `400`, `700`, `400i`",
            propertyNames: { pattern: "^[0-9]{1,4}i?$" },
            additionalProperties: { type: "string" },
          },
        },
      ),
      role: roleGroup(),
    },
  };
}

/** JSON Schema's patterns know no flags. */
function ignoringCase(pattern: string): string {
  return pattern.replaceAll("a-f", "a-fA-F");
}
