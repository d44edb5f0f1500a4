/** npm `hyphen`'s pattern module: level lists, then a tree of letters whose leaves index the lists. */
export type HyphenModule = readonly [readonly (readonly number[])[], PatternTree, ...unknown[]];

/** One letter per key. A number is the index of the pattern that ends there; a pair has both longer words and a pattern. */
export interface PatternTree {
  readonly [letter: string]: PatternTree | number | readonly [PatternTree, number];
}

interface TrieNode {
  children: Map<number, TrieNode>;
  levels: readonly number[] | undefined;
  base: number;
}

const magic = 0x62ad7968;

/**
 * Builds a `.hyb` file: the compiled hyphenation dictionary that Chromium's text layout (Minikin) maps into memory.
 * Chromium reads `hyphen-data/hyph-<lang>.hyb` beside its executable; without it `hyphens: auto` does nothing.
 * Layout, all little-endian u32: header, alphabet (code point → code), packed trie, pattern table with level bytes.
 *
 * @param letters every letter of the language in lower case: a word with an unmapped letter is never hyphenated
 */
export function hyphenationFile(module: HyphenModule, letters: string): Uint8Array {
  const [levels, tree] = module;
  const codes = alphabetCodes(tree, letters);
  const root: TrieNode = { children: new Map(), levels: undefined, base: 0 };
  collect(tree, root, codes, levels, []);
  const alphabet = alphabetTable(codes);
  const patterns = new PatternTable();
  const trie = packTrie(root, codes.size + 1, patterns);
  const pattern = patterns.bytes();
  const header = 24;
  const offsets = [header, header + alphabet.length, header + alphabet.length + trie.length];
  const size = header + alphabet.length + trie.length + pattern.length;
  return concat([words([magic, 0, ...offsets, size]), alphabet, trie, pattern]);
}

/** Letter → code from 1 up; 0 is the word's edge, written `.` in patterns. Capitals share their letter's code. */
function alphabetCodes(tree: PatternTree, letters: string): Map<string, number> {
  const found = new Set<string>(letters.toLowerCase());
  const visit = (node: PatternTree): void => {
    for (const [letter, child] of Object.entries(node)) {
      if (letter !== ".") found.add(letter);
      const [below] = branches(child);
      if (below) visit(below);
    }
  };
  visit(tree);
  return new Map([...found].sort().map((letter, index) => [letter, index + 1]));
}

/** The longer words below a branch, and the pattern that ends at it. */
function branches(child: PatternTree[string]): [PatternTree | undefined, number | undefined] {
  if (typeof child === "number") return [undefined, child];
  return Array.isArray(child) ? [child[0], child[1]] : [child as PatternTree, undefined];
}

function collect(
  tree: PatternTree,
  node: TrieNode,
  codes: ReadonlyMap<string, number>,
  levels: readonly (readonly number[])[],
  path: readonly string[],
): void {
  for (const [letter, child] of Object.entries(tree)) {
    const end = [...path, letter];
    const target = childOf(node, letter === "." ? 0 : (codes.get(letter) ?? 0));
    const [below, index] = branches(child);
    if (index !== undefined) target.levels = alignedLevels(levels[index] ?? [], end);
    if (below) collect(below, target, codes, levels, end);
  }
}

/** Levels before each letter and after the last. The module has no slot before a leading dot: it is put back. */
function alignedLevels(levels: readonly number[], letters: readonly string[]): readonly number[] {
  return letters[0] === "." ? [0, ...levels] : levels;
}

function childOf(node: TrieNode, code: number): TrieNode {
  const known = node.children.get(code);
  if (known) return known;
  const child: TrieNode = { children: new Map(), levels: undefined, base: 0 };
  node.children.set(code, child);
  return child;
}

/** Version 0 alphabet: one byte per code point from the first letter to the last. */
function alphabetTable(codes: ReadonlyMap<string, number>): Uint8Array {
  const points = new Map<number, number>();
  for (const [letter, code] of codes) {
    for (const form of [letter, letter.toUpperCase()])
      if ([...form].length === 1) points.set(form.codePointAt(0) ?? 0, code);
  }
  const first = Math.min(...points.keys());
  const last = Math.max(...points.keys()) + 1;
  const data = new Uint8Array(Math.ceil((last - first) / 4) * 4);
  for (const [point, code] of points) data[point - first] = code;
  return concat([words([0, first, last]), data]);
}

/** Level strings, each stored once; entry 0 means “no pattern”. */
class PatternTable {
  readonly #entries: number[] = [0];
  readonly #index = new Map<string, number>();
  readonly #pool: number[] = [];

  /** Index of a pattern whose levels end right after the node's letter. */
  add(levels: readonly number[] | undefined, depth: number): number {
    if (!levels) return 0;
    // Slots run from before the first letter to after the last; the module drops trailing zeros.
    const full = Array.from({ length: depth + 1 }, (_, slot) => levels[slot] ?? 0);
    const first = full.findIndex((level) => level !== 0);
    if (first < 0) return 0;
    const last = full.findLastIndex((level) => level !== 0);
    const body = full.slice(first, last + 1);
    const shift = depth - last;
    const key = `${shift}:${body.join()}`;
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const at = this.#pool.length;
    this.#pool.push(...body);
    this.#entries.push(((body.length << 26) | (shift << 20) | at) >>> 0);
    this.#index.set(key, this.#entries.length - 1);
    return this.#entries.length - 1;
  }

  /** Number of entries, for the width of the trie's pattern bits. */
  get size(): number {
    return this.#entries.length;
  }

  /** The table as it stands in the file. */
  bytes(): Uint8Array {
    const pool = new Uint8Array(Math.ceil(this.#pool.length / 4) * 4);
    pool.set(this.#pool);
    const offset = 16 + this.#entries.length * 4;
    return concat([words([0, this.#entries.length, offset, pool.length, ...this.#entries]), pool]);
  }
}

/** The trie's one array while it is being filled. */
class Places {
  readonly slots: { letter: number; link: TrieNode | undefined; node: TrieNode | undefined }[] = [];
  lastBase = 0;
  readonly #bases = new Set<number>();
  /** By number of children: where the last such node found room. Looking earlier again would take minutes for German. */
  readonly #from = new Map<number, number>();

  /** Puts a node's children at the first base where they and the base itself are free, or at `base`. */
  put(node: TrieNode, base = this.#find(node)): void {
    this.#bases.add(base);
    this.lastBase = Math.max(this.lastBase, base);
    node.base = base;
    this.slots[base] = { ...(this.slots[base] ?? { letter: 0, link: undefined }), node };
    for (const [code, child] of node.children)
      this.slots[base + code] = {
        ...(this.slots[base + code] ?? { node: undefined }),
        letter: code,
        link: child,
      };
  }

  #find(node: TrieNode): number {
    const codes = [...node.children.keys()];
    let base = this.#from.get(codes.length) ?? 1;
    while (this.#bases.has(base) || codes.some((code) => this.slots[base + code]?.link)) base += 1;
    this.#from.set(codes.length, base);
    return base;
  }
}

/**
 * First-fit packing: a node's children stand at `base + code`; the pattern of a node stands in the slot at its own
 * base, which at the same time may hold somebody's child. Bits, low to high: letter, link to the child's base, pattern.
 */
function packTrie(root: TrieNode, alphabetSize: number, patterns: PatternTable): Uint8Array {
  const order: { node: TrieNode; depth: number }[] = [{ node: root, depth: 0 }];
  for (let index = 0; index < order.length; index += 1) {
    const { node, depth } = order[index] ?? { node: root, depth: 0 };
    for (const child of node.children.values()) order.push({ node: child, depth: depth + 1 });
  }
  const places = new Places();
  places.put(root, 0);
  const rest = order.slice(1).map(({ node }) => node);
  for (const node of rest.sort((a, b) => b.children.size - a.children.size)) places.put(node);
  const { slots, lastBase } = places;
  // Lookups may read up to one alphabet beyond the last base.
  const length = Math.max(slots.length, lastBase + alphabetSize + 1);
  const patternOf = new Map(order.map(({ node, depth }) => [node, patterns.add(node.levels, depth)]));
  const linkShift = bitsFor(alphabetSize);
  const patternShift = linkShift + bitsFor(length);
  const data = Array.from({ length }, (_, index) => {
    const slot = slots[index];
    // A slot without a child reads as “edge of the word, then the root”, where no pattern stands: harmless.
    const letter = slot?.link ? slot.letter : 0;
    const link = slot?.link ? slot.link.base << linkShift : 0;
    const pattern = slot?.node ? (patternOf.get(slot.node) ?? 0) * 2 ** patternShift : 0;
    return (letter | link) + pattern;
  });
  const charMask = 2 ** linkShift - 1;
  const linkMask = (2 ** patternShift - 1) & ~charMask;
  return words([0, charMask, linkShift, linkMask, patternShift, length, ...data]);
}

function bitsFor(value: number): number {
  return Math.max(1, Math.ceil(Math.log2(value + 1)));
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(index * 4, value >>> 0, true);
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
