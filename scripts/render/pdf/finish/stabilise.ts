/** Bytes ↔ text, one byte a character, so that offsets are the same. */
const decode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");

/**
 * Makes Chromium's PDF the same for the same input: fixed dates instead of the clock's, and structure ids numbered
 * from 1 instead of by DOM node. Every replacement keeps its length, so the cross-reference table stays right.
 *
 * @param date `YYYY-MM-DD`; without one the dates become 1980-01-01, the oldest day that every archive format can hold
 */
export function stabilise(pdf: Uint8Array, date: string | undefined): Uint8Array {
  const stamp = `D:${(date ?? "1980-01-01").replaceAll("-", "")}000000+00'00'`;
  const text = decode(pdf);
  const dated = text.replace(
    /(\/(?:CreationDate|ModDate) \()(D:\d{14}[+\-Z]\d{2}'\d{2}')\)/g,
    (_, key: string) => `${key}${stamp})`,
  );
  const ids = [...new Set([...dated.matchAll(/\(node(\d+)\)/g)].map((match) => match[1] ?? ""))].sort(
    (a, b) => Number(a) - Number(b),
  );
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(id.length, "0")]));
  const numbered = dated.replace(/\(node(\d+)\)/g, (_, id: string) => `(node${numbers.get(id)})`);
  if (numbered.length !== pdf.length) throw new Error("The PDF's length changed while its dates were fixed.");
  return new Uint8Array(Buffer.from(numbered, "latin1"));
}

/** Number of pages, from the page tree's root: the largest `/Count` of a `/Pages` node. */
export function pageCount(pdf: Uint8Array): number {
  const counts = [...decode(pdf).matchAll(/\/Type \/Pages[^>]*?\/Count (\d+)/g)].map((match) =>
    Number(match[1]),
  );
  return Math.max(0, ...counts);
}
