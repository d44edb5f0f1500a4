import type { Finding } from "../../findings/diagnostics.ts";
import { nearest } from "../nearest.ts";

/** What every attribute says of itself; the check, the manual and the types of its values all come from it. */
interface Described {
  /** For the manual: what it does, without a full stop. */
  description: string;
  required?: true;
}

/** Any words. Written without any (`title=""`), it counts as not written. */
export interface TextAttribute extends Described {
  type: "text";
}

/** A whole number within limits. */
export interface NumberAttribute extends Described {
  type: "number";
  least: number;
  most: number;
  default?: number;
}

/** One of a few words, each with its meaning. */
export interface ChoiceAttribute extends Described {
  type: "choice";
  values: Readonly<Record<string, string>>;
  default?: string;
}

/** An address: with its scheme (`https:`, `mailto:`), or as a name with a dot (`www.example.org`). */
export interface AddressAttribute extends Described {
  type: "address";
}

/** A file beside the text. Reading looks it up, so it can't depend on fields. */
export interface FileAttribute extends Described {
  type: "file";
  /** What it is read as: into `DocumentModel.tables` or `DocumentModel.pictures`, under the address as written. */
  holds: "table" | "picture";
}

/** One attribute of a block, as data. */
export type Attribute = TextAttribute | NumberAttribute | ChoiceAttribute | AddressAttribute | FileAttribute;

/** The attributes of a block by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

type Value<A> = A extends { type: "number" }
  ? number
  : A extends { type: "choice"; values: infer V }
    ? Extract<keyof V, string>
    : string;

/** What a block is run with: each attribute's value, `undefined` only where it is neither required nor has a default. */
export type AttributeValues<A extends Attributes> = {
  readonly [N in keyof A]: A[N] extends { required: true } | { default: string | number }
    ? Value<A[N]>
    : Value<A[N]> | undefined;
};

/** Attributes as the author wrote them; fields in them may be filled or not. */
export type Written = Readonly<Record<string, string | null | undefined>>;

/** What is wrong with one attribute. */
export interface AttributeFault {
  attribute: string;
  /** `reason`, `suggestion` and what fills the blanks of both. */
  params: Finding["params"] & { reason: string; suggestion: string };
}

/**
 * The one place where attributes are checked: unknown and nearly known names, missing ones, and values of another type or
 * out of range. The values are whole only when there is no fault.
 *
 * @param open names of attributes whose values are not known yet, or stand for another (in a specimen): only their names are
 *   checked, and a value that could be in their place is given
 */
export function readAttributes<A extends Attributes>(
  attributes: A,
  written: Written,
  open: readonly string[] = [],
): { values: AttributeValues<A>; faults: AttributeFault[] } {
  const unknown = Object.keys(written).filter((name) => !Object.hasOwn(attributes, name));
  const faults = unknown.map((name) => unknownName(name, written[name] ?? "", attributes));
  // A misspelt name is one mistake, not two: what it was meant to be isn't missed as well.
  const meant = unknown.map((name) => nearest(name, Object.keys(attributes)));
  const values: Record<string, string | number> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const text = written[name] ?? undefined;
    const value =
      text === undefined ? absent(attribute) : readValue(attribute, text.trim(), open.includes(name));
    if (value === undefined) {
      if (attribute.required && !meant.includes(name)) faults.push(missing(name, attributes));
    } else if (typeof value === "object")
      faults.push({ attribute: name, params: { attribute: name, value: text ?? "", ...value } });
    else values[name] = value;
  }
  return { values: values as AttributeValues<A>, faults };
}

function absent(attribute: Attribute): string | number | undefined {
  return "default" in attribute ? attribute.default : undefined;
}

function missing(name: string, attributes: Attributes): AttributeFault {
  return { attribute: name, params: { attribute: name, reason: "attribute-missing", ...takes(attributes) } };
}

function unknownName(name: string, value: string, attributes: Attributes): AttributeFault {
  const known = Object.keys(attributes);
  const near = nearest(name, known);
  const params = { attribute: name, value };
  if (near)
    return {
      attribute: name,
      params: { ...params, reason: "attribute-unknown", suggestion: "meant-instead", near },
    };
  // `{#id}` and `{.role}` belong to headings and paragraphs; a block has neither.
  if (name === "id" || name === "class") {
    const mark = `${name === "id" ? "#" : "."}${value.replaceAll(" ", " .")}`;
    return {
      attribute: name,
      params: { ...params, value: mark, reason: "mark-on-block", suggestion: "mark-inside" },
    };
  }
  const reason = known.length > 0 ? "attribute-unknown" : "attribute-of-none";
  return { attribute: name, params: { ...params, reason, ...takes(attributes) } };
}

function takes(attributes: Attributes): { suggestion: string; known: string } {
  const known = Object.keys(attributes).join(", ");
  return { suggestion: known ? "takes-attributes" : "takes-nothing", known };
}

type Refusal = AttributeFault["params"];

/** The value behind a text, why it is none, or undefined where an empty text means that nothing was written. */
function readValue(
  attribute: Attribute,
  text: string,
  isOpen: boolean,
): string | number | Refusal | undefined {
  if (isOpen)
    return attribute.type === "file"
      ? { reason: "file-with-field", ...expected(attribute) }
      : standIn(attribute, text);
  if (text === "" && attribute.type === "text" && !attribute.required) return undefined;
  if (text === "") return { reason: "attribute-empty", ...expected(attribute) };
  switch (attribute.type) {
    case "text":
    case "file":
      return text;
    case "address":
      return isAddress(text) ? text : { reason: "value-no-address", ...expected(attribute) };
    case "number":
      return readNumber(attribute, text);
    case "choice":
      return readChoice(attribute, text);
  }
}

function standIn(attribute: Exclude<Attribute, FileAttribute>, text: string): string | number {
  if (attribute.type === "number") return attribute.default ?? attribute.least;
  if (attribute.type === "choice") return attribute.default ?? Object.keys(attribute.values)[0] ?? "";
  return text;
}

function readNumber(attribute: NumberAttribute, text: string): number | Refusal {
  if (!/^[-+]?\d+$/.test(text)) return { reason: "value-no-number", ...expected(attribute) };
  const value = Number(text);
  return value >= attribute.least && value <= attribute.most
    ? value
    : { reason: "value-out-of-range", ...expected(attribute) };
}

function readChoice(attribute: ChoiceAttribute, text: string): string | Refusal {
  const known = Object.keys(attribute.values);
  if (known.includes(text)) return text;
  const near = nearest(text, known);
  return {
    reason: "value-not-listed",
    ...(near ? { suggestion: "meant-instead", near } : expected(attribute)),
  };
}

function isAddress(text: string): boolean {
  return (
    !/\s/.test(text) && (/^[a-z][a-z0-9+.-]*:./i.test(text) || /^[^.:/]+(\.[^.:/]+)+([:/?#]|$)/.test(text))
  );
}

function expected(attribute: Attribute): {
  suggestion: string;
  known?: string;
  least?: number;
  most?: number;
} {
  switch (attribute.type) {
    case "number":
      return { suggestion: "number-within", least: attribute.least, most: attribute.most };
    case "choice":
      return { suggestion: "one-of", known: Object.keys(attribute.values).join(", ") };
    case "address":
      return { suggestion: "address-whole" };
    case "file":
      return { suggestion: "file-beside" };
    case "text":
      return { suggestion: "some-words" };
  }
}
