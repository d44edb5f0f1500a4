/** Codes of what is shown: a string, or an array of strings and distances. */
export function codesOf(operand: string, width: 1 | 2): number[] {
  if (operand.startsWith("["))
    return (operand.match(/<[^>]*>|\((?:\\[\s\S]|[^\\)])*\)/g) ?? []).flatMap((string) =>
      codesOf(string, width),
    );
  const codes: number[] = [];
  if (operand.startsWith("<")) {
    // Nearly every string of Chromium's is a single code: no buffer is made for it.
    const digits = operand.slice(1, -1);
    if (digits.length === width * 2) return [Number.parseInt(digits, 16)];
    for (let at = 0; at + width * 2 <= digits.length; at += width * 2)
      codes.push(Number.parseInt(digits.slice(at, at + width * 2), 16));
    return codes;
  }
  const bytes = literalBytes(operand.slice(1, -1));
  for (let at = 0; at + width <= bytes.length; at += width)
    codes.push(width === 2 ? bytes.readUInt16BE(at) : bytes.readUInt8(at));
  return codes;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function literalBytes(text: string): Buffer {
  const plain = text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, sign: string) => {
    if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8));
    if (/^[\r\n]/.test(sign)) return "";
    return escapes[sign] ?? sign;
  });
  return Buffer.from(plain, "latin1");
}
