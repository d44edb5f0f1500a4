/** Length in bytes; the first 32 are hidden by the library, the number stands behind them. */
const length = 64;

/** A small stand-in for a font: the library would deflate half a megabyte that is changed afterwards anyway. */
export function fontHolder(index: number): Buffer {
  const holder = Buffer.alloc(length);
  holder.writeUInt32BE(index, 32);
  return holder;
}

/** The number of a stand-in, found again in the finished part. */
export function fontIndex(holder: Uint8Array): number {
  return holder.length === length ? Buffer.from(holder).readUInt32BE(32) : -1;
}
