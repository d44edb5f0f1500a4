import { createHash } from "node:crypto";
import { type KeptPlan, type Plan, type PlanEntry, type PlanHead, sealPlan } from "./plan.ts";

/**
 * A plan as a file: the JSON that its hash is of, with an entry on each line, then the hash. Whoever reads it needs one entry at a time.
 *
 *     {"format":1,…,"entries":[
 *     {…},
 *     {…}
 *     ],"hash":"…"}
 */
export function* planLines({ entries, hash, ...head }: Plan): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)}${opening}\n`;
  for (const [index, entry] of entries.entries())
    yield `${JSON.stringify(entry)}${index < entries.length - 1 ? "," : ""}\n`;
  yield `${closing}${JSON.stringify({ hash }).slice(1)}\n`;
}

const opening = ',"entries":[';
const closing = "],";

/** The plan in a file; undefined for one that is damaged or was changed: what it says is not what its hash stands for. */
export function readPlanFile(file: Uint8Array): KeptPlan | undefined {
  try {
    return readLines(file) ?? readWhole(file);
  } catch {
    // What is no JSON was damaged.
    return undefined;
  }
}

/** Undefined for a file that is not written in lines. */
function readLines(file: Uint8Array): KeptPlan | undefined {
  const [first = ""] = linesIn(file);
  if (!first.endsWith(opening)) return undefined;
  const head: PlanHead = JSON.parse(`${first.slice(0, -opening.length)}}`);
  const said = createHash("sha256");
  let last = "";
  for (const line of linesIn(file)) {
    if (line.startsWith(closing)) last = line;
    else said.update(line);
  }
  const { hash } = JSON.parse(`{${last.slice(closing.length)}`);
  if (said.update("]}").digest("hex") !== hash) return undefined;
  const entries = { [Symbol.iterator]: () => entriesIn(file) };
  // The hash does not say where lines end.
  for (const _ of entries);
  return { ...head, entries, hash };
}

function* entriesIn(file: Uint8Array): Generator<PlanEntry> {
  for (const line of linesIn(file).drop(1))
    if (!line.startsWith(closing)) yield JSON.parse(line.replace(/,$/, ""));
}

/** As plans were kept before they had lines. */
function readWhole(file: Uint8Array): KeptPlan | undefined {
  const { hash, ...plan }: Plan = JSON.parse(new TextDecoder().decode(file));
  return sealPlan(plan).hash === hash ? { ...plan, hash } : undefined;
}

function* linesIn(file: Uint8Array): Generator<string, undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let from = 0;
  for (let to = file.indexOf(0x0a); to >= 0; to = file.indexOf(0x0a, from)) {
    yield decoder.decode(file.subarray(from, to));
    from = to + 1;
  }
}
