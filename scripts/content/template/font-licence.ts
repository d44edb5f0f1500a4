/**
 * What a font's licence bits forbid that Dipla's files do: they carry their fonts, subset, as outlines. Undefined for a font that allows it,
 * or whose bits can't be read (`OS/2.fsType`, OpenType 1.9.1). Each is a key of the finding's sentence parts.
 */
export function forbiddenUse(
  font: Uint8Array,
): "font-embedding" | "font-bitmaps-only" | "font-subsetting" | undefined {
  const table = tableOf(font, "OS/2");
  if (!table || table.byteLength < 10) return undefined;
  const bits = table.getUint16(8);
  // Where early fonts have several permissions, the least restrictive holds; their other bits mean nothing.
  if ((bits & permissions) === restricted) return "font-embedding";
  if (table.getUint16(0) < 2) return undefined;
  if (bits & bitmapsOnly) return "font-bitmaps-only";
  return bits & noSubsets ? "font-subsetting" : undefined;
}

const permissions = 0x000f;
const restricted = 0x0002;
const noSubsets = 0x0100;
const bitmapsOnly = 0x0200;

function tableOf(font: Uint8Array, name: string): DataView | undefined {
  if (font.length < 12) return undefined;
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  for (let at = 12; at + 16 <= Math.min(font.length, 12 + 16 * view.getUint16(4)); at += 16) {
    if (String.fromCharCode(...font.subarray(at, at + 4)) !== name) continue;
    const [from, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    return from + length <= font.length
      ? new DataView(font.buffer, font.byteOffset + from, length)
      : undefined;
  }
  return undefined;
}
