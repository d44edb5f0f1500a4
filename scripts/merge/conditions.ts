import type { Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import type { DataRecord } from "../document/document-model.ts";
import { placeOfNode, type SourceTexts } from "../document/position.ts";
import { replaceInMarkdown } from "../document/tree.ts";
import type { Diagnostics, Place } from "../findings/diagnostics.ts";
import { lookUp } from "./resolve-field.ts";

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

/** Keeps the content of `:::when{…}` / `:::unless{…}` blocks whose condition holds, in place of the block. */
export function applyConditions(
  tree: Root,
  data: DataRecord,
  texts: SourceTexts,
  diagnostics: Diagnostics,
  onChoice?: (choice: Choice) => void,
): void {
  replaceInMarkdown(tree, (node, enter) => {
    if (node.type !== "containerDirective" || (node.name !== "when" && node.name !== "unless")) {
      enter(node);
      return [node];
    }
    const place = placeOfNode(node, texts);
    const condition = parseCondition(node, place, diagnostics);
    enter(node);
    if (!condition) return [];
    const shown = holds(condition, data) === (node.name === "when");
    onChoice?.({ condition: asWritten(node, condition), place, shown });
    return shown ? node.children : [];
  });
}

/** `{recipient.lang=bg}`, `{recipient.lang in="bg en"}` or `{recipient.name}`; anything else is a diagnostic. */
export function parseCondition(
  node: Pick<ContainerDirective, "attributes" | "name">,
  place: Place,
  diagnostics: Diagnostics,
): Condition | undefined {
  const entries = Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? ""] as const);
  const [first, second] = entries;
  if (first?.[0].includes(".")) {
    const [path, value] = first;
    if (entries.length === 1 && value === "") return { path, test: "present", values: [] };
    if (entries.length === 1) return { path, test: "equals", values: [value] };
    if (entries.length === 2 && value === "" && second?.[0] === "in" && second[1] !== "")
      return { path, test: "in", values: second[1].split(/[\s,]+/) };
  }
  diagnostics.add("condition-invalid", place, {
    condition: entries.map(([key, value]) => (value ? `${key}=${value}` : key)).join(" "),
    reason: first?.[0].includes(".") ? "one-comparison" : "no-value-named",
  });
  return undefined;
}

function asWritten({ name }: ContainerDirective, { path, test, values }: Condition): string {
  const comparison =
    test === "present" ? "" : test === "equals" ? `=${values[0]}` : ` in ${values.join(", ")}`;
  return `${name === "unless" ? "unless " : ""}${path}${comparison}`;
}

function holds({ path, test, values }: Condition, data: DataRecord): boolean {
  const value = lookUp(data, path);
  const present = value !== undefined && value !== null && value !== "" && value !== false;
  return test === "present" ? present : present && values.includes(String(value));
}
