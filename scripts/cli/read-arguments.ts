import { parseArgs } from "node:util";
import type { Flags } from "../commands/command.ts";
import { nearest } from "../document/nearest.ts";
import type { Catalogue } from "../words/catalogues.ts";
import type { Params } from "../words/fill.ts";

/** A sentence about what is wrong with a call, and what fills its blanks. */
export interface UsageFault {
  sentence: Extract<
    keyof Catalogue<"commandLine">,
    "flagUnknown" | "flagTypo" | "valueMissing" | "valueUnwanted"
  >;
  params: Params;
}

/** A call, taken apart. */
export interface ReadArguments {
  positionals: string[];
  values: Record<string, string | boolean | undefined>;
  /** The first thing that is wrong with it. */
  fault: UsageFault | undefined;
}

/**
 * Reads the words behind a verb. Node takes them apart; what is wrong is found here, so that it can be said in the language of
 * the interface.
 */
export function readArguments(args: readonly string[], flags: Flags): ReadArguments {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]),
  );
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const faults = tokens.flatMap((token) => (token.kind === "option" ? (faultOf(token, flags) ?? []) : []));
  return {
    positionals,
    // A flag is given once or, when it is repeated, counts as it was given last.
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
    ),
    fault: faults[0],
  };
}

function faultOf(
  token: { name: string; rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  flags: Flags,
): UsageFault | undefined {
  const { name, rawName: flag, value, inlineValue } = token;
  const known = Object.entries(flags).find(([one]) => one === name)?.[1];
  if (!known) {
    const near = nearest(name, Object.keys(flags));
    return near
      ? { sentence: "flagTypo", params: { flag, near: `--${near}` } }
      : { sentence: "flagUnknown", params: { flag } };
  }
  if (known.type === "boolean")
    return value === undefined ? undefined : { sentence: "valueUnwanted", params: { flag } };
  // `--format --force`: the next flag is no value, unless it is written with an equals sign.
  const isMissing = value === undefined || (value.startsWith("-") && !inlineValue);
  return isMissing
    ? { sentence: "valueMissing", params: { flag, example: `${flag} ${known.value ?? "…"}` } }
    : undefined;
}
