import { scriptLetters } from "./script-letters.ts";
import { scriptsOf, wordScript } from "./writing-system.ts";

/** A family on npm for signs that none of those that ship has; each under the SIL Open Font License 1.1. */
export interface ScriptFont {
  /** The family's name. */
  name: string;
  /** The package, with a folder for each weight: `400Regular/…_400Regular.ttf`. */
  npm: string;
  /** What it is there for, as a character class with the flag `v`. */
  signs: string;
  /** The letters that only it is there for: signs that several scripts share are none. */
  letters: string;
}

/** Scripts (ISO 15924) with one family each: the end of its name, after “Noto Sans”. */
const familyOfScript: Readonly<Record<string, string>> = {
  Adlm: "Adlam",
  Armn: "Armenian",
  Beng: "Bengali",
  Cans: "Canadian Aboriginal",
  Cher: "Cherokee",
  Deva: "Devanagari",
  Ethi: "Ethiopic",
  Geor: "Georgian",
  Gujr: "Gujarati",
  Guru: "Gurmukhi",
  Khmr: "Khmer",
  Knda: "Kannada",
  Laoo: "Lao",
  Mlym: "Malayalam",
  Mymr: "Myanmar",
  Nkoo: "NKo",
  Orya: "Oriya",
  Sinh: "Sinhala",
  Syrc: "Syriac",
  Taml: "Tamil",
  Telu: "Telugu",
  Tfng: "Tifinagh",
  Thaa: "Thaana",
  Thai: "Thai",
};

/** Ideographs with kana, Bopomofo and the signs of their typography: wide brackets, full-width forms, enclosed numbers. */
const han =
  "[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\u2027\\u203b\\u2051\\u2100\\u2103\\u2105\\u2109\\u2121\\u213b\\u3000-\\u33ff\\ufe30-\\ufe4f\\uff00-\\uffef]";
const hanLetters = "[\\p{sc=Hani}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}]";

/** The same ideographs are drawn otherwise in each of these; the script of a language without any chooses. */
const hanFamilies = { ja: "JP", ko: "KR", "zh-Hans": "SC", "zh-Hant": "TC", "zh-HK": "HK" } as const;

/**
 * What Noto Sans has beside the letters of a European keyboard: Latin of Africa and of phonetics, Greek with all its accents, old
 * Cyrillic, punctuation and signs of currencies. Found by reading its `cmap`.
 */
const european =
  "[[\\p{sc=Latn}\\p{sc=Grek}\\p{sc=Cyrl}\\u02b9-\\u036f\\u1ab0-\\u1ace\\u1dc0-\\u1dff\\u2010-\\u205e\\u207a-\\u209c\\u20a0-\\u20c0\\u2100-\\u214f\\u2de0-\\u2e5d\\ua640-\\ua7ff\\ufe20-\\ufe2f]--[\\uff00-\\uffef]]";

/** How a family's package is called. */
function packageOf(family: string): string {
  return `@expo-google-fonts/${family.toLowerCase().replaceAll(" ", "-")}`;
}

function fontOf(family: string, signs: string, letters: string): ScriptFont {
  return { name: family, npm: packageOf(family), signs, letters };
}

const ofScripts = new Map([
  ...Object.entries(familyOfScript).map(([script, family]) => {
    const letters = `[\\p{sc=${script}}]`;
    return [script, fontOf(`Noto Sans ${family}`, scriptLetters([script]), letters)] as const;
  }),
  ["Tibt", fontOf("Noto Serif Tibetan", scriptLetters(["Tibt"]), "[\\p{sc=Tibt}]")] as const,
]);

const rest = fontOf("Noto Sans", european, european);

/**
 * The families to ask for some signs, in this order: that of the language's own script first, since it brings punctuation that
 * other scripts share.
 */
export function scriptFonts(lang: string, signs: readonly string[]): ScriptFont[] {
  const text = signs.join("");
  const has = (letters: string): boolean => new RegExp(letters, "v").test(text);
  const own = scriptsOf(lang).flatMap((script) => ofScripts.get(script) ?? []);
  const others = [...ofScripts.values()].filter(({ letters }) => has(letters));
  const ofHan = has(hanFont("ko").signs) ? [hanFont(hanLanguage(lang, text))] : [];
  const ofRest = has(rest.signs) ? [rest] : [];
  if (wordScript(lang) === "east-asian") return [...ofHan, ...others, ...ofRest];
  // Signs that come with ideographs are no reason to install all of these.
  const last = has(hanFont("ko").letters) ? [...ofHan, ...ofRest] : [...ofRest, ...ofHan];
  return [...new Set([...own, ...others, ...last])];
}

/** Whether a sign is a letter of a script that has a family of its own on npm, and none that ships. */
export function hasScriptFont(sign: string): boolean {
  return [hanFont("ko"), ...ofScripts.values()].some(({ letters }) => new RegExp(letters, "v").test(sign));
}

/** Families for ideographs, whatever their language: one of another language is better than none. */
export function hanFonts(): ScriptFont[] {
  return Object.keys(hanFamilies).map((lang) => hanFont(lang as keyof typeof hanFamilies));
}

function hanFont(lang: keyof typeof hanFamilies): ScriptFont {
  const [signs, letters] =
    lang === "ko" ? [`[${han}\\p{scx=Hang}]`, `[${hanLetters}\\p{sc=Hang}]`] : [han, hanLetters];
  const known = ofHan.get(lang) ?? fontOf(`Noto Sans ${hanFamilies[lang]}`, signs, letters);
  ofHan.set(lang, known);
  return known;
}

const ofHan = new Map<keyof typeof hanFamilies, ScriptFont>();

/** Whose ideographs some text has: the language says it, or the letters that stand among them. */
function hanLanguage(lang: string, text: string): keyof typeof hanFamilies {
  const [script] = scriptsOf(lang);
  if (/\p{sc=Hang}/u.test(text) || script === "Kore") return "ko";
  if (script === "Jpan") return "ja";
  if (script === "Hant") return /-(?:HK|MO)\b/i.test(lang) ? "zh-HK" : "zh-Hant";
  if (script !== "Hans" && /[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return "ja";
  return "zh-Hans";
}
