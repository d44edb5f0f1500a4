/** Bytes of a line of 76 signs. */
const line = 57;

/** Bytes in Base64 as messages have it: lines of 76 signs with CRLF between them, and none behind the last. */
export async function* base64Lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  const wrapped = (whole: Buffer): Buffer => {
    const lines = isFirst ? [] : [""];
    isFirst = false;
    for (let at = 0; at < whole.length; at += line) lines.push(whole.toString("base64", at, at + line));
    return Buffer.from(lines.join("\r\n"), "latin1");
  };
  for await (const chunk of bytes) {
    const now = Buffer.concat([rest, chunk]);
    const whole = now.length - (now.length % line);
    if (whole > 0) yield wrapped(now.subarray(0, whole));
    rest = now.subarray(whole);
  }
  if (rest.length > 0) yield wrapped(rest);
}
