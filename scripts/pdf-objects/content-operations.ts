/**
 * One operator of a content stream with its operands (ISO 32000-1 §7.8.2). A page of text has thousands, so that operands are
 * cut out of the stream when they are asked for, and the object that is visited is always the same: it is not to be kept.
 */
export interface Operation {
  readonly operator: string;
  /** Offset of the first operand, or of the operator when it has none. */
  readonly start: number;
  /** Offset behind the operator. */
  readonly end: number;
  /** How many operands there are. */
  readonly count: number;
  /** The operands as they are written. */
  readonly operands: string[];
  /** One operand as it is written; empty when there are fewer. */
  operand(index: number): string;
  /** One operand as a number; anything else counts as 0. */
  number(index: number): number;
}

class CurrentOperation implements Operation {
  operator = "";
  start = 0;
  end = 0;
  count = 0;
  readonly #text: string;
  /** Where each operand begins and ends. */
  readonly #bounds: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add(from: number, to: number): void {
    if (this.count === 0) this.start = from;
    this.#bounds[this.count * 2] = from;
    this.#bounds[this.count * 2 + 1] = to;
    this.count += 1;
  }

  get operands(): string[] {
    const found: string[] = [];
    for (let index = 0; index < this.count; index += 1) found.push(this.operand(index));
    return found;
  }

  operand(index: number): string {
    return index < this.count ? this.#text.slice(this.#bounds[index * 2], this.#bounds[index * 2 + 1]) : "";
  }

  number(index: number): number {
    return Number(this.operand(index)) || 0;
  }
}

/** 1 for white space, 2 for the other characters that end a token (ISO 32000-1 §7.2.2), by character code. */
const classes = new Uint8Array(256);
for (const sign of "\0\t\n\f\r ") classes[sign.charCodeAt(0)] = 1;
for (const sign of "()<>[]{}/%") classes[sign.charCodeAt(0)] = 2;

/**
 * Calls `visit` for each operation in order. `text` holds one byte a character (latin1), so that offsets are those of the
 * bytes. Strings, arrays and dictionaries are one operand each, untouched.
 */
export function eachOperation(text: string, visit: (operation: Operation) => void): void {
  const operation = new CurrentOperation(text);
  let at = 0;
  while (at < text.length) {
    const sign = text.charCodeAt(at);
    if (classes[sign] === 1) {
      at += 1;
      continue;
    }
    if (sign === 0x25) {
      at = endOfLine(text, at);
      continue;
    }
    const end = tokenEnd(text, at);
    if (isOperand(text, at, end, sign)) operation.add(at, end);
    else {
      const word = text.slice(at, end);
      // An inline image's data is not operations: it ends at EI.
      const isImage = word === "ID";
      if (operation.count === 0) operation.start = at;
      operation.operator = isImage ? "EI" : word;
      operation.end = isImage ? endOfInlineImage(text, end) : end;
      visit(operation);
      operation.count = 0;
      at = operation.end;
      continue;
    }
    at = end;
  }
}

/** Numbers of an operation's operands; anything else counts as 0. */
export function numbers(operation: Operation): number[] {
  const values: number[] = [];
  for (let index = 0; index < operation.count; index += 1) values.push(operation.number(index));
  return values;
}

/** Numbers, names, strings, arrays, dictionaries and three words; whatever else stands there is an operator. */
function isOperand(text: string, at: number, end: number, first: number): boolean {
  if (first <= 0x3c || first === 0x5b) return first !== 0x27 && first !== 0x22;
  // No operator is as long as `true`.
  if (end - at < 4) return false;
  const token = text.slice(at, end);
  return token === "true" || token === "false" || token === "null";
}

function tokenEnd(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  if (sign === 0x28) return literalEnd(text, at);
  if (sign === 0x5b) return nestedEnd(text, at, "]");
  if (sign === 0x3c)
    return text.charCodeAt(at + 1) === 0x3c ? nestedEnd(text, at + 1, ">>") : stringEnd(text, at);
  let end = at + 1;
  while (end < text.length && classes[text.charCodeAt(end)] === 0) end += 1;
  return end;
}

/** The end of a string in hexadecimal digits; that of the text when it isn't closed. */
function stringEnd(text: string, at: number): number {
  const end = text.indexOf(">", at);
  return end < 0 ? text.length : end + 1;
}

/** The end of an array or dictionary whose opening bracket stands at `at`. */
function nestedEnd(text: string, at: number, closing: string): number {
  let end = at + 1;
  while (end < text.length) {
    if (text.startsWith(closing, end)) return end + closing.length;
    end = classes[text.charCodeAt(end)] === 1 ? end + 1 : tokenEnd(text, end);
  }
  return end;
}

function literalEnd(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end += 1) {
    const sign = text[end];
    if (sign === "\\") end += 1;
    else if (sign === "(") depth += 1;
    else if (sign === ")") {
      depth -= 1;
      if (depth === 0) return end + 1;
    }
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.slice(at).search(/[\r\n]/);
  return end < 0 ? text.length : at + end;
}

function endOfInlineImage(text: string, at: number): number {
  const found = /\sEI(?=\s|$)/g;
  found.lastIndex = at;
  return found.exec(text) ? found.lastIndex : text.length;
}
