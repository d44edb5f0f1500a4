import type { DocumentModel } from "../document/document-model.ts";
import { nearest } from "../document/nearest.ts";
import { placeOfNode, textsOf } from "../document/position.ts";
import { visitMarkdown } from "../document/tree.ts";
import { createDiagnostics, type Diagnostics, type Place } from "../findings/diagnostics.ts";
import { blocks } from "./blocks/index.ts";
import { type Condition, parseCondition } from "./conditions.ts";
import { lookUp } from "./resolve-field.ts";

/**
 * A slip in a value decides who reads what as one in a name does: `:::unless{recipient.lang=een}` would be shown to everybody. What
 * nobody in the list has, or what shared data don't say, and is nearly what somebody has, is an error; what is only had by nobody, a
 * warning.
 */
export function checkConditionValues(document: DocumentModel, diagnostics: Diagnostics): void {
  const texts = textsOf(document);
  const known = new Map<string, ReadonlySet<string>>();
  for (const tree of [document.body, ...document.parts.map(({ body }) => body)])
    visitMarkdown(tree, (node) => {
      if (node.type !== "containerDirective" || blocks.get(node.name)?.attributes !== "condition") return;
      const place = placeOfNode(node, texts);
      // What can't be evaluated at all is told where it is decided.
      const condition = parseCondition(node, place, createDiagnostics());
      if (!condition || condition.test === "present") return;
      const there = known.get(condition.path) ?? valuesOf(condition.path, document);
      known.set(condition.path, there);
      if (there.size > 0) checkValues(condition, there, place, diagnostics);
    });
}

/** Every value that a condition on this path can be compared with. */
function valuesOf(path: string, { recipients, data }: DocumentModel): ReadonlySet<string> {
  const column = /^recipient\.(.+)$/.exec(path)?.[1];
  const rows = column === undefined ? [] : (recipients?.recipients ?? []);
  const values = column === undefined ? [lookUp(data, path)] : rows.map(({ fields }) => fields[column]);
  return new Set(values.flatMap((value) => (value === undefined || value === null ? [] : [String(value)])));
}

function checkValues(
  { path, values }: Condition,
  there: ReadonlySet<string>,
  place: Place,
  diagnostics: Diagnostics,
): void {
  for (const value of values) {
    if (there.has(value)) continue;
    const near = nearlyMeant(path, value, [...there]);
    if (near !== undefined)
      diagnostics.add("condition-invalid", place, {
        condition: `${path}=${value}`,
        reason: "value-nearly-named",
        value,
        near,
      });
    else if (path.startsWith("recipient.")) diagnostics.add("condition-unmet", place, { path, value });
  }
}

/** Signs that no value has by itself: quotes that nothing closes, what an editor left, what cannot be seen. */
const strange = /[“”„"«»:{}\\*`<>=\u00a0\u00ad\u200b-\u200f\u2060\ufeff]|^\s|\s$/;

function nearlyMeant(path: string, value: string, there: readonly string[]): string | undefined {
  const plain = (text: string): string =>
    text.normalize("NFKC").replace(new RegExp(strange, "g"), "").toLowerCase();
  const same = there.find((one) => plain(one) === plain(value));
  if (same !== undefined) return same;
  // Numbers and years lie near one another without being meant, and so do languages: `mk` and `uk`.
  if (!/\p{L}/u.test(value)) return undefined;
  if (path !== "recipient.lang") {
    const near = value.length > 3 ? nearest(value, there) : undefined;
    return near !== undefined && !isOneOfSeries(value, near) ? near : undefined;
  }
  const swapped = [...value].reverse().join("");
  return isLanguage(value) ? there.find((one) => one === swapped) : nearest(value, there);
}

/** “Group A” and “Group B”, “Room 1” and “Room 2”: what differs is a number or a letter that stands by itself. */
function isOneOfSeries(one: string, other: string): boolean {
  const [words, others] = [one, other].map((text) => text.split(/[\s_.-]+|(?<=\p{L})(?=\p{Nd})/u));
  return (
    words?.length === others?.length &&
    words?.every((word, index) => {
      const pair = [word, others?.[index] ?? ""];
      return pair[0] === pair[1] || pair.every((part) => /^(?:\p{L}|\p{Nd}+)$/u.test(part));
    }) === true
  );
}

/** Whether it is a language's code that people know (CLDR). */
function isLanguage(tag: string): boolean {
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(tag) !== undefined;
  } catch {
    // Not even the shape of a tag.
    return false;
  }
}
