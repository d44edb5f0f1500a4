import type { Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { DataRecord, DataValue } from "../document/data-value.ts";
import { nearest } from "../document/nearest.ts";
import { placeOfNode, type SourceTexts } from "../document/position.ts";
import { replaceInMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { blocks } from "./blocks/index.ts";
import { lookUp, valuePaths } from "./resolve-field.ts";

/** A parsed condition: a path is present, equals a value, or is one of several. */
export interface Condition {
  path: string;
  test: "present" | "equals" | "in";
  values: readonly string[];
}

/** What became of one block for some recipients only. */
export interface Choice {
  /** As the author wrote it: `recipient.lang=bg`, with `unless` before it where it says so. */
  condition: string;
  place: Place;
  shown: boolean;
}

/** What conditions are decided by, and who hears of it. */
export interface Deciding {
  data: DataRecord;
  /** Of the list of recipients; a specimen's own values may be fewer. */
  columns: readonly string[];
  /** Whether a made-up recipient stands for all: it has something in each column, as its fields show «it». */
  specimen: boolean;
  texts: SourceTexts;
  diagnostics: Diagnostics;
  onChoice?: ((choice: Choice) => void) | undefined;
}

/** Keeps the content of `:::when{…}` / `:::unless{…}` blocks whose condition holds, in place of the block. */
export function applyConditions(tree: Root, deciding: Deciding): void {
  const { texts, diagnostics, onChoice } = deciding;
  replaceInMarkdown(tree, (node, enter) => {
    const block = node.type === "containerDirective" ? blocks.get(node.name) : undefined;
    if (node.type !== "containerDirective" || block?.attributes !== "condition") {
      enter(node);
      return [node];
    }
    const place = placeOfNode(node, texts);
    const condition = parseCondition(node, place, diagnostics);
    enter(node);
    if (!condition) return [];
    checkPath(condition, place, deciding);
    const shown = holds(condition, deciding) === block.keepsWhere;
    onChoice?.({ condition: `${block.keepsWhere ? "" : "unless "}${asWritten(condition)}`, place, shown });
    return shown ? node.children : [];
  });
}

/** `{recipient.lang=bg}`, `{recipient.lang in="bg en"}` or `{recipient.name}`; anything else is undefined, and a diagnostic. */
export function parseCondition(
  node: Pick<ContainerDirective, "attributes" | "data">,
  place: Place,
  diagnostics: Diagnostics,
): Condition | undefined {
  const entries = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ""] as const);
  const [first, second] = entries;
  const hasFields = Object.keys(node.data?.fields ?? {}).length > 0;
  if (first?.[0].includes(".") && !hasFields) {
    const [path, value] = first;
    if (entries.length === 1 && value === "") return { path, test: "present", values: [] };
    if (entries.length === 1) return { path, test: "equals", values: [value] };
    if (entries.length === 2 && value === "" && second?.[0] === "in" && second[1] !== "")
      return { path, test: "in", values: second[1].split(/[\s,]+/) };
  }
  diagnostics.add("condition-invalid", place, {
    condition: entries.map(([key, value]) => (value ? `${key}=${value}` : key)).join(" "),
    reason: hasFields ? "no-fields" : first?.[0].includes(".") ? "one-comparison" : "no-value-named",
  });
  return undefined;
}

/** A slip in a name must not decide who reads what: what is nearly the name of a value is told. */
function checkPath({ path }: Condition, place: Place, { data, columns, diagnostics }: Deciding): void {
  if (/^recipient\.bcc$/i.test(path))
    diagnostics.add("condition-invalid", place, { condition: path, reason: "condition-blind-copies" });
  if (lookUp(data, path) !== undefined) return;
  const known = valuePaths({
    ...data,
    recipient: { ...asRecord(data.recipient), ...Object.fromEntries(columns.map((name) => [name, ""])) },
  });
  const near = known.includes(path) ? undefined : nearest(path, known);
  if (near)
    diagnostics.add("condition-invalid", place, { condition: path, reason: "nearly-named", path, near });
}

function asRecord(value: DataValue | undefined): DataRecord {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

function asWritten({ path, test, values }: Condition): string {
  return test === "present"
    ? path
    : `${path}${test === "equals" ? `=${values[0]}` : ` in ${values.join(", ")}`}`;
}

function holds({ path, test, values }: Condition, { data, columns, specimen }: Deciding): boolean {
  const value = lookUp(data, path);
  const [namespace, column = ""] = path.split(/\.(.*)/s);
  if (value === undefined && specimen && namespace === "recipient" && columns.includes(column))
    return test === "present";
  const present = value !== undefined && value !== null && value !== "" && value !== false;
  return test === "present" ? present : present && values.includes(String(value));
}
