import * as v from "valibot";
import { nearest } from "../../document/nearest.ts";
import { entriesOf, unwrapped } from "./setting.ts";
import { isPlainObject } from "./values.ts";

/** A name that is no setting; `suggestion` is the one that was probably meant. */
export interface UnknownSetting {
  kind: "unknown";
  path: readonly string[];
  suggestion: string | undefined;
  /** The names that exist at this place. */
  known: readonly string[];
}

/** A value that its setting does not take. */
export interface WrongValue {
  kind: "wrong";
  path: readonly string[];
  /** Why: a sentence part of the catalogue … */
  reason: string;
  /** … and what fills its blanks. Never the value itself: it may be a password in the wrong place. */
  params: Readonly<Record<string, string | number>>;
}

/** One mistake; each place has one only. */
export type Mistake = UnknownSetting | WrongValue;

/**
 * Checks settings as they were written. What is wrong with them is told and left out, so that the rest can still be used; the
 * value is undefined where nothing is left.
 */
export function checkSettings<const Schema extends v.GenericSchema>(
  schema: Schema,
  written: unknown,
): { value: v.InferOutput<Schema> | undefined; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const known = withKnownNames(schema, written, [], mistakes);
  const groups = mistakes.filter(({ kind }) => kind === "wrong").map(({ path }) => path);
  const result = v.safeParse(schema, known);
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    // A list where a group belongs has been told; the library takes it for an object.
    if (!groups.some((group) => startsWith(path, group)))
      mistakes.push({ kind: "wrong", path, ...reasonOf(issue) });
  }
  const value = result.success ? result.output : withoutWrong(schema, known, result.issues);
  return {
    value: groups.some(({ length }) => length === 0) ? undefined : value,
    mistakes: onePerPlace(mistakes),
  };
}

/** A group without those of its settings that are wrong. */
function withoutWrong<const Schema extends v.GenericSchema>(
  schema: Schema,
  known: unknown,
  issues: readonly v.BaseIssue<unknown>[],
): v.InferOutput<Schema> | undefined {
  if (!isPlainObject(known)) return undefined;
  const wrong = issues.map(({ path }) => path?.[0]?.key);
  const rest = Object.fromEntries(Object.entries(known).filter(([name]) => !wrong.includes(name)));
  const { success, output } = v.safeParse(schema, rest);
  return success ? output : undefined;
}

/** A copy without what its groups don't know, and without what is undefined: a program's way to say nothing. */
function withKnownNames(
  schema: v.GenericSchema,
  written: unknown,
  path: readonly string[],
  mistakes: Mistake[],
): unknown {
  const entries = entriesOf(schema);
  if (!entries) return written;
  if (!isPlainObject(written)) {
    mistakes.push({
      kind: "wrong",
      path,
      reason: path.length > 0 ? "group-expected" : "settings-expected",
      params: {},
    });
    return {};
  }
  const known = Object.keys(entries);
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) => {
      const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
      const here = [...path, name];
      if (value === undefined) return [];
      if (entry) return [[name, withKnownNames(unwrapped(entry), value, here, mistakes)]];
      mistakes.push({ kind: "unknown", path: here, suggestion: nearest(name, known), known });
      return [];
    }),
  );
}

function reasonOf(issue: v.BaseIssue<unknown>): Pick<WrongValue, "reason" | "params"> {
  if (issue.type === "strict_object" && issue.received === "undefined")
    return { reason: "setting-missing", params: {} };
  if (!issue.message.startsWith("{")) return { reason: issue.message, params: {} };
  // Written by `because`.
  const { reason, ...params } = JSON.parse(issue.message) as { reason: string };
  return { reason, params };
}

/**
 * Each place is told once: what a group lacks only where it is not there under a wrong name, and what is wrong with a group as a
 * whole only where nothing in it is.
 */
function onePerPlace(mistakes: readonly Mistake[]): Mistake[] {
  const isTold = ({ kind, path }: Mistake): boolean =>
    kind === "wrong" &&
    mistakes.some(
      (other) =>
        (other.path.length > path.length && startsWith(other.path, path)) ||
        (other.kind === "unknown" &&
          other.suggestion === path.at(-1) &&
          startsWith(path, other.path.slice(0, -1))),
    );
  const places = new Map<string, Mistake>();
  for (const mistake of mistakes) {
    const key = mistake.path.join(".");
    if (!places.has(key) && !isTold(mistake)) places.set(key, mistake);
  }
  return [...places.values()];
}

function startsWith(path: readonly string[], above: readonly string[]): boolean {
  return above.every((name, index) => name === path[index]);
}
