import { createHash } from "node:crypto";

/** What a derived value is for (RFC 7292 B.3). */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** Bytes of a hash function's block, by its name. */
const blocks: Readonly<Record<string, number>> = {
  sha1: 64,
  sha224: 64,
  sha256: 64,
  sha384: 128,
  sha512: 128,
};

/** Key derivation of PKCS #12 (RFC 7292 B.2). The passphrase counts as big-endian UTF-16 with two zeros behind it. */
export function pkcs12Key(
  passphrase: string,
  {
    hash,
    salt,
    rounds,
    purpose,
    length,
  }: { hash: string; salt: Uint8Array; rounds: number; purpose: number; length: number },
): Buffer {
  const block = blocks[hash] ?? 64;
  const words = Buffer.from(`${passphrase}\0`, "utf16le").swap16();
  const fill = (bytes: Uint8Array): Buffer =>
    Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes.length > 0 ? bytes : 0);
  let input = Buffer.concat([fill(salt), fill(words)]);
  const result: Buffer[] = [];
  for (let size = 0; size < length; ) {
    let digest = createHash(hash).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash).update(digest).digest();
    result.push(digest);
    size += digest.length;
    input = addToBlocks(input, Buffer.alloc(block, digest), block);
  }
  return Buffer.concat(result).subarray(0, length);
}

/** Each block of the input plus B plus one, without what runs over. */
function addToBlocks(input: Buffer, addend: Buffer, block: number): Buffer<ArrayBuffer> {
  const sum = Buffer.from(input);
  for (let start = 0; start < sum.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      const value = (sum[start + at] ?? 0) + (addend[at] ?? 0) + carry;
      sum[start + at] = value & 0xff;
      carry = value >> 8;
    }
  }
  return sum;
}
