import type { PlannedMessage } from "./ledger.ts";

const isText = (value: unknown): boolean => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isSafeInteger(value);
const isListOf =
  (isOne: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isOne);
const isOptional =
  (isOne: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || isOne(value);

const file: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  sha256: isText,
  bytes: isCount,
};

/** What a message's row keeps; `refused` and `returned` are added to it later. */
const parts: Readonly<Record<keyof PlannedMessage | "refused" | "returned", (value: unknown) => boolean>> = {
  id: isText,
  document: isText,
  recipient: isText,
  lang: isText,
  channel: isText,
  version: isCount,
  supersedes: isOptional(isCount),
  part: isCount,
  parts: isCount,
  content: isText,
  reference: isText,
  name: isText,
  addresses: isListOf(isText),
  cc: isOptional(isListOf(isText)),
  bcc: isOptional(isListOf(isText)),
  to: isOptional(isListOf(isText)),
  refused: isOptional(isListOf(isCount)),
  returned: isOptional(isListOf(isCount)),
  files: isListOf((value) => hasShape(value, file)),
  messageId: isText,
  eml: isText,
};

/**
 * Whether it is what was written when its sending was approved, in shape. A name that nobody knows is as bad as one that is missing: a bit
 * that turns in “to” would have a message go to those who have it.
 */
export function isPlannedMessage(value: unknown): value is PlannedMessage {
  return hasShape(value, parts);
}

function hasShape(value: unknown, shape: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  if (typeof value !== "object" || value === null) return false;
  const given = new Map(Object.entries(value));
  return (
    [...given.keys()].every((name) => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, isSound]) => isSound(given.get(name)))
  );
}
