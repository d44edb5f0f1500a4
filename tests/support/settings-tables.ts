import type * as v from "valibot";
import { configSchema } from "../../scripts/config/schema.ts";
import { listSettings, type Setting } from "../../scripts/config/settings/setting.ts";

/** The manual's tables of settings, by the names of the comments around them. */
export function settingsTables(): Record<string, string> {
  const all = listSettings(configSchema);
  const isOfSending = ({ path }: Setting): boolean => path[0] === "send" && path.length > 1;
  return {
    settings: table(
      "Setting",
      all.filter((setting) => !isOfSending(setting)),
      0,
    ),
    "settings-send": table("Setting under `send`", all.filter(isOfSending), 1),
  };
}

/** A page of the manual with its tables as they are by the schema. */
export function withSettingsTables(page: string): string {
  return Object.entries(settingsTables()).reduce(
    (text, [name, rows]) =>
      text.replace(
        new RegExp(`(<!-- ${name} [^>]*-->\\n)[\\s\\S]*?(\\n<!-- /${name} -->)`),
        (_, start: string, end: string) => `${start}${rows}${end}`,
      ),
    page,
  );
}

function table(title: string, settings: readonly Setting[], skip: number): string {
  const rows = settings.map((setting) => [
    `\`${setting.path.slice(skip).join(".")}\``,
    takes(setting.schema),
    otherwise(setting),
    setting.means,
  ]);
  return [[title, "Takes", "Default", "Means"], ["---", "---", "---", "---"], ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** What stands for the setting where nothing is said. */
function otherwise({ default: value, notes, schema }: Setting): string {
  if (notes.otherwise !== undefined) return notes.otherwise;
  if (schema.type === "strict_object") return "";
  return value === undefined ? "none" : code(value);
}

function code(value: unknown): string {
  return `\`${Array.isArray(value) ? `[${value.join(", ")}]` : String(value)}\``;
}

/** In words, what a schema takes; a kind of schema that has none fails. */
function takes(schema: v.GenericSchema): string {
  switch (schema.type) {
    case "string":
      return "text";
    case "boolean":
      return "`true` or `false`";
    case "number":
      return numbers(schema);
    case "picklist":
      return (schema as v.PicklistSchema<string[], string>).options.map(code).join(", ");
    case "array":
      return `list of ${takes((schema as v.ArraySchema<v.GenericSchema, string>).item)}`;
    case "union":
      return "`{ file }` or `{ env }`";
    case "custom":
      return "names with values";
    case "strict_object":
      return "settings";
    default:
      throw new Error(`no words for ${schema.type}`);
  }
}

function numbers(schema: object): string {
  const checks = checksOf(schema);
  const limit = (type: string): unknown => checks.find((check) => check.type === type)?.requirement;
  const isWhole = checks.some(({ type }) => type === "integer");
  const least = limit("min_value");
  const from = least === undefined ? `above ${limit("gt_value")}, up to` : `${least} to`;
  return `${isWhole ? "whole " : ""}number, ${from} ${limit("max_value")}`;
}

/** The checks of a schema, those of the schemas that it was made of included. */
export function checksOf(schema: object): { type?: string; requirement?: unknown }[] {
  return "pipe" in schema ? (schema.pipe as object[]).flatMap((part) => [part, ...checksOf(part)]) : [];
}
