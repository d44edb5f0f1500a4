/** Anything YAML or CSV can hold. */
export type DataValue = string | number | boolean | null | DataValue[] | { [key: string]: DataValue };

/** A table of named values. */
export type DataRecord = { [key: string]: DataValue };

/** True for a table of named values. */
export function isRecord(value: unknown): value is DataRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A table of named values as it is, and an empty one for anything else. */
export function recordOf(value: unknown): DataRecord {
  return isRecord(value) ? value : {};
}
