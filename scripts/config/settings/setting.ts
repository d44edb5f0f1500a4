import * as v from "valibot";
import { isPlainObject } from "./values.ts";

/**
 * What a setting gives away, or lets others do: it starts a `program`, names a `secret`, a `server` that is talked to, or a
 * `path` that may lead out of the workspace. A workspace that a stranger has written must not choose these.
 */
export type Sensitivity = "program" | "secret" | "server" | "path";

/** What is known of a setting beside its type and its meaning. */
export interface SettingNotes {
  sensitive?: Sensitivity;
  /** What holds where nothing is said and no value stands for it: “all”. */
  otherwise?: string;
  /** What can be written, for editors, where the check takes a value to pieces that can't be read off it. */
  written?: v.GenericSchema;
}

/**
 * A setting with what it means in plain words: they stand in the manual's tables, in the JSON Schema, and so in editors.
 * Read by {@link listSettings}.
 */
export function described<const Schema extends v.GenericSchema>(
  schema: Schema,
  means: string,
  notes: SettingNotes = {},
): v.SchemaWithPipe<
  readonly [
    Schema,
    v.DescriptionAction<v.InferOutput<Schema>, string>,
    v.MetadataAction<v.InferOutput<Schema>, { notes: SettingNotes }>,
  ]
> {
  return v.pipe(schema, v.description(means), v.metadata({ notes }));
}

/** Several settings under one name. Other names than these are mistakes. */
export function group<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, string> {
  return v.strictObject(entries, "group-expected");
}

/**
 * A map, and no list, which the library would take for an object. `inside` is kept where the JSON Schema of editors finds it: the
 * library's converter looks at the first part of a pipe only.
 */
export function mapOf<const Inside extends v.GenericSchema>(
  inside: Inside,
): v.SchemaWithPipe<
  readonly [v.CustomSchema<v.InferInput<Inside>, v.ErrorMessage<v.CustomIssue> | undefined>, Inside]
> {
  const isMap = v.custom<v.InferInput<Inside>>(isPlainObject, "map-expected");
  return v.pipe(Object.assign(isMap, { inside }), inside);
}

/** One setting, found in a schema. */
export interface Setting {
  /** Its names from the outside in: `["send", "server", "host"]`. */
  path: readonly string[];
  /** What it takes, without being optional. */
  schema: v.GenericSchema;
  means: string;
  notes: SettingNotes;
  /** The value that holds where nothing is said. */
  default: unknown;
}

/** Every setting of a group, those of inner groups behind the group itself. */
export function listSettings(schema: v.GenericSchema, above: readonly string[] = []): Setting[] {
  return Object.entries(entriesOf(schema) ?? {}).flatMap(([name, entry]) => {
    const path = [...above, name];
    const inner = unwrapped(entry);
    const { notes = {} } = v.getMetadata(inner) as { notes?: SettingNotes };
    const setting = {
      path,
      schema: inner,
      means: v.getDescription(inner) ?? "",
      notes,
      default: v.getDefault(entry as v.OptionalSchema<v.GenericSchema, unknown>),
    };
    return [setting, ...listSettings(inner, path)];
  });
}

/** The settings of a group by name; undefined for anything that is no group. */
export function entriesOf(schema: v.GenericSchema): Record<string, v.GenericSchema> | undefined {
  const { type } = schema;
  return type === "strict_object" && "entries" in schema
    ? (schema.entries as Record<string, v.GenericSchema>)
    : undefined;
}

/** What an optional setting takes when it is there. */
export function unwrapped(schema: v.GenericSchema): v.GenericSchema {
  return "wrapped" in schema ? (schema.wrapped as v.GenericSchema) : schema;
}
