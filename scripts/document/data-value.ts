/** Anything YAML or CSV can hold. */
export type DataValue = string | number | boolean | null | DataValue[] | { [key: string]: DataValue };

/** A table of named values. */
export type DataRecord = { [key: string]: DataValue };
