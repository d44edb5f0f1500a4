/** A file's text without a byte order mark, lines ended by `\n`, and the encoding it was in (a WHATWG label). */
export interface DecodedFile {
  text: string;
  encoding: string;
}

/** What programs in a language wrote before UTF-8; all others wrote windows-1252. */
const older: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["be", "bg", "mk", "ru", "sr", "uk"].map((lang) => [lang, "windows-1251"])),
  ...Object.fromEntries(
    ["cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"].map((lang) => [lang, "windows-1250"]),
  ),
  ...Object.fromEntries(["ar", "fa", "ur"].map((lang) => [lang, "windows-1256"])),
  ...Object.fromEntries(["et", "lt", "lv"].map((lang) => [lang, "windows-1257"])),
  el: "windows-1253",
  he: "windows-1255",
  tr: "windows-1254",
};

/** Letters of two alphabets in one word: so looks text that was read as windows-1251 and is not. */
const mixedWord = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/**
 * Reads the bytes of a table as the programs write it that people keep tables in: UTF-8, UTF-16 as spreadsheets' “Unicode
 * text” has it, or the Windows code page of a language. Only the last is a guess; `encoding` then says which was taken.
 *
 * @param lang the language that the table's words are likely to be in; Bulgarian when nothing is known
 */
export function decodeFile(bytes: Uint8Array, lang = "bg"): DecodedFile {
  const wide = wideEncoding(bytes);
  const decode = (encoding: string, fatal = false): DecodedFile => ({
    text: new TextDecoder(encoding, { fatal }).decode(bytes).replace(/\r\n?/g, "\n"),
    encoding,
  });
  if (wide) return decode(wide);
  try {
    return decode("utf-8", true);
  } catch {
    // No UTF-8, then: the decoder throws at the first byte that can't be.
    const likely = decode(older[lang.split("-")[0] ?? ""] ?? "windows-1252");
    return likely.encoding === "windows-1251" && mixedWord.test(likely.text)
      ? decode("windows-1252")
      : likely;
  }
}

/** UTF-16 by its byte order mark; without one, by the zero that every other byte of Latin letters and digits is. */
function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = (from: number): number => bytes.filter((byte, at) => byte === 0 && at % 2 === from).length;
  if (zeros(1) > bytes.length / 8) return "utf-16le";
  return zeros(0) > bytes.length / 8 ? "utf-16be" : undefined;
}
