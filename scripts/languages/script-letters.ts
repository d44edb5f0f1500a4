/** ISO 15924 codes that stand for several scripts of Unicode, or for a style of one. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Jpan: ["Hani", "Hira", "Kana"],
  Hrkt: ["Hira", "Kana"],
  Kore: ["Hang", "Hani"],
  Hans: ["Hani", "Bopo"],
  Hant: ["Hani", "Bopo"],
  Hanb: ["Hani", "Bopo"],
  Aran: ["Arab"],
  Cyrs: ["Cyrl"],
  Geok: ["Geor"],
  Latf: ["Latn"],
  Latg: ["Latn"],
};

/** The scripts that Unicode gives letters to, for codes of ISO 15924. */
export function unicodeScripts(codes: readonly string[]): string[] {
  return codes.flatMap((code) => parts[code] ?? [code]);
}

/**
 * The letters of some scripts as a class for regular expressions with the flag `v`: `[\p{scx=Arab}]`. Letters that several scripts
 * share count to each (Script_Extensions, UAX #24).
 */
export function scriptLetters(codes: readonly string[]): string {
  return `[${unicodeScripts(codes)
    .map((name) => `\\p{scx=${name}}`)
    .join("")}]`;
}
