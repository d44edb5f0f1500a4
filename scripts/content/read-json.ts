import type { Place } from "../findings/diagnostics.ts";

/** A JSON text as a value, with the offset of each key and list entry under its dotted path. */
export interface ReadJson {
  value: unknown;
  places: Map<string, number>;
  /** Where it stops being JSON, or says a name twice; the first such place. */
  fault: { offset: number; reason: "json-unexpected" | "json-end" | "yaml-key-twice" } | undefined;
}

// RFC 8259, with the white space before each token.
const token =
  /[ \t\r\n]*("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:])/y;
const space = /[ \t\r\n]*/y;
/** Deeper than any settings. */
const deepest = 100;

class JsonFault extends Error {
  readonly offset: number;
  readonly reason: NonNullable<ReadJson["fault"]>["reason"];
  constructor(offset: number, reason: NonNullable<ReadJson["fault"]>["reason"]) {
    super(reason);
    this.offset = offset;
    this.reason = reason;
  }
}

/**
 * Reads JSON as `JSON.parse` does, but says where everything stands, and refuses a name that stands twice. The library for
 * YAML could do it, too; it takes five times as long to load as all else that a configuration needs, and forgives commas.
 */
export function readJson(text: string): ReadJson {
  const places = new Map<string, number>();
  const reader = new JsonReader(text, places);
  try {
    const value = reader.value("", 0);
    reader.end();
    return { value, places, fault: undefined };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { value: undefined, places, fault: error };
  }
}

class JsonReader {
  readonly #text: string;
  readonly #places: Map<string, number>;
  #at = 0;

  constructor(text: string, places: Map<string, number>) {
    this.#text = text;
    this.#places = places;
  }

  value(path: string, depth: number): unknown {
    const { word, start } = this.#next();
    if (depth > deepest || /^[\]},:]/.test(word)) throw new JsonFault(start, "json-unexpected");
    if (word === "{") return this.#object(path, depth);
    if (word === "[") return this.#list(path, depth);
    return JSON.parse(word);
  }

  end(): void {
    const start = this.#skipSpace();
    if (start < this.#text.length) throw new JsonFault(start, "json-unexpected");
  }

  #object(path: string, depth: number): unknown {
    const entries = new Map<string, unknown>();
    if (this.#take("}")) return {};
    do {
      const { word, start } = this.#next();
      if (!word.startsWith('"')) throw new JsonFault(start, "json-unexpected");
      const name = JSON.parse(word) as string;
      if (entries.has(name)) throw new JsonFault(start, "yaml-key-twice");
      const here = path === "" ? name : `${path}.${name}`;
      this.#places.set(here, start);
      this.#expect(":");
      entries.set(name, this.value(here, depth + 1));
    } while (this.#take(","));
    this.#expect("}");
    return Object.fromEntries(entries);
  }

  #list(path: string, depth: number): unknown[] {
    const entries: unknown[] = [];
    if (this.#take("]")) return entries;
    do {
      const here = `${path}.${entries.length}`;
      this.#places.set(here, this.#skipSpace());
      entries.push(this.value(here, depth + 1));
    } while (this.#take(","));
    this.#expect("]");
    return entries;
  }

  #skipSpace(): number {
    space.lastIndex = this.#at;
    space.exec(this.#text);
    return space.lastIndex;
  }

  #next(): { word: string; start: number } {
    token.lastIndex = this.#at;
    const word = token.exec(this.#text)?.[1];
    if (word === undefined) {
      const start = this.#skipSpace();
      throw new JsonFault(start, start < this.#text.length ? "json-unexpected" : "json-end");
    }
    this.#at = token.lastIndex;
    return { word, start: this.#at - word.length };
  }

  /** Goes on behind the sign where it comes next. */
  #take(sign: string): boolean {
    const start = this.#skipSpace();
    if (this.#text[start] !== sign) return false;
    this.#at = start + 1;
    return true;
  }

  #expect(sign: string): void {
    if (this.#take(sign)) return;
    const start = this.#skipSpace();
    throw new JsonFault(start, start < this.#text.length ? "json-unexpected" : "json-end");
  }
}

/** Where an offset of a text stands: line and column. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
