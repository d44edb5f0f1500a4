/**
 * The code points that a TrueType font has a glyph for: its `cmap` table, formats 4 and 12 (OpenType 1.9, cmap). Read once for
 * as long as the font's bytes are kept.
 */
export function fontCharacters(font: Uint8Array): ReadonlySet<number> {
  const known = read.get(font) ?? readCharacters(font);
  read.set(font, known);
  return known;
}

const read = new WeakMap<Uint8Array, ReadonlySet<number>>();

function readCharacters(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const characters = new Set<number>();
  const table = findTable(view, "cmap");
  if (table === undefined) return characters;
  for (let index = 0; index < view.getUint16(table + 2); index += 1) {
    const platform = view.getUint16(table + 4 + index * 8);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = table + view.getUint32(table + 8 + index * 8);
    const format = view.getUint16(subtable);
    if (format === 4) readFormat4(view, subtable, characters);
    if (format === 12) readFormat12(view, subtable, characters);
  }
  return characters;
}

function findTable(view: DataView, name: string): number | undefined {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(entry + offset)));
    if (tag === name) return view.getUint32(entry + 8);
  }
  return undefined;
}

function readFormat4(view: DataView, at: number, characters: Set<number>): void {
  const segments = view.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = view.getUint16(ends + segment * 2);
    const start = view.getUint16(starts + segment * 2);
    const delta = view.getInt16(deltas + segment * 2);
    const offset = view.getUint16(offsets + segment * 2);
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const raw = offset === 0 ? point : view.getUint16(offsets + segment * 2 + offset + (point - start) * 2);
      const glyph = offset === 0 || raw !== 0 ? (raw + delta) & 0xffff : 0;
      if (glyph !== 0) characters.add(point);
    }
  }
}

function readFormat12(view: DataView, at: number, characters: Set<number>): void {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const entry = at + 16 + group * 12;
    for (let point = view.getUint32(entry); point <= view.getUint32(entry + 4); point += 1)
      characters.add(point);
  }
}
