/** One operator of a content stream with its operands, as they are written (ISO 32000-1 §7.8.2). */
export interface Operation {
  operator: string;
  operands: readonly string[];
  /** Offset of the first operand, or of the operator when it has none. */
  start: number;
  /** Offset behind the operator. */
  end: number;
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
  let operands: string[] = [];
  let start = -1;
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
    const token = text.slice(at, end);
    if (start < 0) start = at;
    if (isOperand(token, sign)) operands.push(token);
    else {
      // An inline image's data is not operations: it ends at EI.
      const after = token === "ID" ? endOfInlineImage(text, end) : end;
      visit({ operator: token === "ID" ? "EI" : token, operands, start, end: after });
      operands = [];
      start = -1;
      at = after;
      continue;
    }
    at = end;
  }
}

/** Numbers of an operation's operands; anything else counts as 0. */
export function numbers({ operands }: Operation): number[] {
  return operands.map((operand) => Number(operand) || 0);
}

/** Numbers, names, strings, arrays, dictionaries and three words; whatever else stands there is an operator. */
function isOperand(token: string, first: number): boolean {
  if (first <= 0x3c || first === 0x5b) return first !== 0x27 && first !== 0x22;
  return token === "true" || token === "false" || token === "null";
}

function tokenEnd(text: string, at: number): number {
  const sign = text[at];
  if (sign === "(") return literalEnd(text, at);
  if (sign === "[") return nestedEnd(text, at, "]");
  if (sign === "<") return text[at + 1] === "<" ? nestedEnd(text, at + 1, ">>") : text.indexOf(">", at) + 1;
  let end = at + 1;
  while (end < text.length && classes[text.charCodeAt(end)] === 0) end += 1;
  return end;
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
