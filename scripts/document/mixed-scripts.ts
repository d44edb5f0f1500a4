/** Scripts that names are written in (UAX #31, table 5). Letters of any other are one script more. */
const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Armenian",
  "Bengali",
  "Bopomofo",
  "Devanagari",
  "Ethiopic",
  "Georgian",
  "Gujarati",
  "Gurmukhi",
  "Hangul",
  "Han",
  "Hebrew",
  "Hiragana",
  "Kannada",
  "Katakana",
  "Khmer",
  "Lao",
  "Malayalam",
  "Myanmar",
  "Oriya",
  "Sinhala",
  "Tamil",
  "Telugu",
  "Thaana",
  "Thai",
  "Tibetan",
].map((name) => ({ name, letters: new RegExp(`^\\p{scx=${name}}$`, "u") }));

/** Writing systems that have several scripts (UTS #39 §5.1). */
const joint: Readonly<Record<string, readonly string[]>> = {
  Han: ["Han with Bopomofo", "Japanese", "Korean"],
  Hiragana: ["Japanese"],
  Katakana: ["Japanese"],
  Hangul: ["Korean"],
  Bopomofo: ["Han with Bopomofo"],
};
const jointNames = ["Han with Bopomofo", "Japanese", "Korean"];

/** Letters of Cyrillic and Greek that no reader tells from a Latin one (UTS #39, confusables.txt), with that one. */
const twins = new Map<string, string>(
  [
    ["асԁеһіјӏорԛѕԝху", "acdehijlopqswxy"],
    ["АВСЕНІЈКМОРЅТХУ", "ABCEHIJKMOPSTXY"],
    ["αινορυ", "aivopu"],
    ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ].flatMap(([from = "", to = ""]) => [...from].map((sign, at): [string, string] => [sign, to[at] ?? ""])),
);

const cyrillicTwins = new Map(
  [...twins].filter(([sign]) => /\p{scx=Cyrillic}/u.test(sign)).map(([sign, twin]) => [twin, sign]),
);

/** The same word with Cyrillic letters in the place of Latin ones that look like them. */
export function inCyrillic(text: string): string {
  return [...text].map((sign) => cyrillicTwins.get(sign) ?? sign).join("");
}

/** The same word with Latin letters in the place of those that look like them. */
export function inLatin(text: string): string {
  return [...text].map((sign) => twins.get(sign) ?? sign).join("");
}

/** Whether all of its letters are foreign ones that look Latin: nobody sees that it is not. */
export function looksLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.every((letter) => twins.has(letter));
}

/** Whether it has a letter of another script than Latin that no reader takes for a Latin one. */
export function isClearlyForeign(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).some((letter) => !/\p{scx=Latin}/u.test(letter) && !twins.has(letter));
}

/**
 * The letter that does not belong to the others of its word, where that is not of one writing system: “Highly Restrictive” of UTS #39
 * §5.2, which lets Latin letters stand beside Japanese, Chinese and Korean ones. Digits of two kinds (§5.3) count as well.
 */
export function strangeLetter(word: string): string | undefined {
  const signs = [...word];
  const zeros = new Set(signs.flatMap((sign) => zeroOf(sign) ?? []));
  if (zeros.size > 1) return signs.find((sign) => (zeroOf(sign) ?? 0x30) !== 0x30);
  const known = signs.filter((sign) => !/[\p{scx=Common}\p{scx=Inherited}]/u.test(sign));
  const sets = known.map(systemsOf);
  if (isOneSystem(sets)) return undefined;
  const rest = known.filter((sign) => !/\p{scx=Latin}/u.test(sign));
  if (isOneSystem(rest.map(systemsOf), jointNames)) return undefined;
  // Of Latin and another script the fewer are the strange ones, and the others where there are as many.
  const isFew = rest.length * 2 <= known.length;
  const strange = isFew ? rest : known.filter((sign) => !rest.includes(sign));
  return strange[0] ?? known.at(-1);
}

function systemsOf(letter: string): string[] {
  const own = scripts.filter(({ letters }) => letters.test(letter)).map(({ name }) => name);
  return own.length === 0 ? ["another"] : own.flatMap((name) => [name, ...(joint[name] ?? [])]);
}

function isOneSystem(sets: readonly (readonly string[])[], among?: readonly string[]): boolean {
  const [first = among ?? ["Latin"], ...others] = sets;
  return first.some(
    (name) => (!among || among.includes(name)) && others.every((names) => names.includes(name)),
  );
}

/** Code point of the zero of a digit's kind: each has its ten in a row (UAX #44). */
function zeroOf(sign: string): number | undefined {
  if (!/^\p{Nd}$/u.test(sign)) return undefined;
  let code = sign.codePointAt(0) ?? 0;
  // Mathematical digits stand in five rows one behind the other.
  for (let step = 0; step < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - 1)); step += 1) code -= 1;
  return code;
}
