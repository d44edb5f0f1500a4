import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { SeededRandom } from "../matrix/grammar/seeded-random.ts";

/** An input that was sound, changed in one of many ways, and which that was. */
export interface Mutated {
  bytes: Uint8Array;
  how: string;
}

type Mutator = (bytes: Uint8Array, random: SeededRandom) => Uint8Array;

/** What is put into files that were made for something else. */
const foreign: Readonly<Record<string, Uint8Array>> = {
  "a NUL": Uint8Array.of(0),
  "a mark of UTF-8": Uint8Array.of(0xef, 0xbb, 0xbf),
  "a mark of UTF-16": Uint8Array.of(0xff, 0xfe),
  "half of a pair": Uint8Array.of(0xed, 0xa0, 0x80),
  "bytes that are no text": Uint8Array.of(0xc3, 0x28, 0xf8, 0xff),
  "a huge number": strToU8("9".repeat(400)),
  "a number with an exponent": strToU8("1e999"),
  "a negative number": strToU8("-99999999999"),
  "a long word": strToU8("x".repeat(20_000)),
  spaces: strToU8(" ".repeat(3_000)),
  "line ends": strToU8("\r\n\r\r\n\u2028\u0085".repeat(20)),
  "a name of the language": strToU8("__proto__"),
  "signs of direction": strToU8("\u202e\u2066\u061c"),
  "opened signs": strToU8("{{[[(<![CDATA[<!--/*`${"),
  "brackets within each other": strToU8("[".repeat(3_000)),
  "braces within each other": strToU8('{"a":'.repeat(3_000)),
  "elements within each other": strToU8("<a>".repeat(3_000)),
  "a path that leads out": strToU8("../../../../etc/passwd"),
};

const anyBytes: Readonly<Record<string, Mutator>> = {
  "bits turned": (bytes, random) => {
    const changed = bytes.slice();
    for (let flip = 0; flip < 1 + random.below(8) && changed.length > 0; flip += 1) {
      const at = random.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    }
    return changed;
  },
  cut: (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  "begun late": (bytes, random) => bytes.slice(random.below(bytes.length + 1)),
  "a part doubled": (bytes, random) => {
    const [from, to] = range(bytes, random);
    return joined(bytes.slice(0, to), bytes.slice(from));
  },
  "a part taken out": (bytes, random) => {
    const [from, to] = range(bytes, random);
    return joined(bytes.slice(0, from), bytes.slice(to));
  },
  "parts exchanged": (bytes, random) => {
    const [from, to] = range(bytes, random);
    return joined(bytes.slice(to), bytes.slice(from, to), bytes.slice(0, from));
  },
  zeros: (bytes, random) => bytes.slice().fill(0, ...range(bytes, random)),
  empty: () => new Uint8Array(),
};

const texts: Readonly<Record<string, Mutator>> = {
  "lines exchanged": ofLines((lines, random) => {
    const [one, other] = [random.below(lines.length), random.below(lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
  }),
  "a line many times": ofLines((lines, random) => {
    const at = random.below(lines.length);
    lines.splice(at, 0, ...Array.from({ length: 200 }, () => lines[at] ?? ""));
  }),
  "a line moved in": ofLines((lines, random) => {
    const at = random.below(lines.length);
    lines[at] = `${random.pick(["  ", "\t", "    ", "- ", "> "])}${lines[at]}`;
  }),
  "in UTF-16": (bytes) =>
    joined(Uint8Array.of(0xff, 0xfe), new Uint8Array(Buffer.from(strFromU8(bytes), "utf16le"))),
  "in one byte a sign": (bytes) => new Uint8Array(Buffer.from(`${strFromU8(bytes)}\u00e4\u00f6`, "latin1")),
  "a name changed": ofText((text, random) => {
    const names = [...text.matchAll(/[A-Za-z][A-Za-z-]{2,}/g)];
    if (names.length === 0) return text;
    const { 0: name, index } = random.pick(names);
    const other = random.pick([
      `${name}x`,
      name.toUpperCase(),
      name.slice(1),
      "__proto__",
      "constructor",
      "toString",
    ]);
    return text.slice(0, index) + other + text.slice(index + name.length);
  }),
  "a value of another type": ofText((text, random) => {
    const values = [...text.matchAll(/(?<=[:=]\s?)(?:"[^"\n]*"|[\w.#-]+)/g)];
    if (values.length === 0) return text;
    const { 0: value, index } = random.pick(values);
    const others = [
      "null",
      "true",
      "[]",
      "{}",
      "-1",
      "1e400",
      '""',
      "[[[]]]",
      '{"a": {"b": []}}',
      "!!binary aGk=",
      "&a [*a]",
      "2026-02-31",
      "NaN",
    ];
    return text.slice(0, index) + random.pick(others) + text.slice(index + value.length);
  }),
  "a sign changed": ofText((text, random) => {
    const signs = [...text.matchAll(/[^\w\s]/g)];
    if (signs.length === 0) return text;
    const { index } = random.pick(signs);
    return text.slice(0, index) + random.pick([..."\"'`{}[]()<>:;,|&%#*\\/"]) + text.slice(index + 1);
  }),
};

/** Changes one entry of a package, as a damaged or a foreign program would. */
const packages: Readonly<Record<string, Mutator>> = {
  "an entry changed": ofEntries((entries, random, name) => {
    const mutator = random.pick([...Object.values(anyBytes), ...Object.values(texts)]);
    entries[name] = mutator(entries[name] ?? new Uint8Array(), random);
  }),
  "an entry taken out": ofEntries((entries, _, name) => {
    delete entries[name];
  }),
  "an entry under another name": ofEntries((entries, random, name) => {
    const bytes = entries[name] ?? new Uint8Array();
    delete entries[name];
    entries[random.pick([`../${name}`, name.toUpperCase(), `/${name}`, name.replaceAll("/", "\\")])] = bytes;
  }),
  "an entry in place of another": ofEntries((entries, random, name) => {
    entries[name] = entries[random.pick(Object.keys(entries))] ?? new Uint8Array();
  }),
  "an entry with foreign words": ofEntries((entries, random, name) => {
    entries[name] = insert(entries[name] ?? new Uint8Array(), random.pick(Object.values(foreign)), random);
  }),
};

/** One change that chance chooses; `text`: the file is words, `package`: it is a ZIP. */
export function mutate(
  bytes: Uint8Array,
  nature: "text" | "package" | "bytes",
  random: SeededRandom,
): Mutated {
  const [word, alien] = random.pick(Object.entries(foreign));
  const inserted: Record<string, Mutator> = { [`${word} put in`]: (before) => insert(before, alien, random) };
  const all = {
    ...anyBytes,
    ...inserted,
    ...(nature === "text" && texts),
    ...(nature === "package" && packages),
  };
  const own = nature === "text" ? { ...texts, ...inserted } : nature === "package" ? packages : inserted;
  const [how, mutator] = random.pick(Object.entries(random.chance(0.5) ? own : all));
  return { bytes: mutator(bytes, random), how };
}

function range(bytes: Uint8Array, random: SeededRandom): [number, number] {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + random.below(Math.max(1, Math.ceil(bytes.length / 3))))];
}

function insert(bytes: Uint8Array, added: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.chance(0.2) ? 0 : random.below(bytes.length + 1);
  return joined(bytes.slice(0, at), added, bytes.slice(at));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function ofText(change: (text: string, random: SeededRandom) => string): Mutator {
  return (bytes, random) => strToU8(change(new TextDecoder().decode(bytes), random));
}

function ofLines(change: (lines: string[], random: SeededRandom) => void): Mutator {
  return ofText((text, random) => {
    const lines = text.split("\n");
    change(lines, random);
    return lines.join("\n");
  });
}

function ofEntries(
  change: (entries: Record<string, Uint8Array>, random: SeededRandom, name: string) => void,
): Mutator {
  return (bytes, random) => {
    const entries = unzipSync(bytes);
    change(entries, random, random.pick(Object.keys(entries)));
    return zipSync(entries);
  };
}
